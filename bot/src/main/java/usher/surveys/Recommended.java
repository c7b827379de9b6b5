package usher.surveys;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import usher.View;

/**
 * How likely people would recommend a host, over all their events. At least {@value Results#ENOUGH} answers come to it at a time, so what the newest said may wait for more.
 *
 * @param answers those that are counted; where there are none, those that wait
 */
public record Recommended(int answers, Optional<Nps> nps) {

    public static Recommended of(long host, View view) {
        var counted = Optional.ofNullable(of(List.of(host), view).get(host));
        return counted.orElseGet(() -> new Recommended(view.table(SurveyTable.class).waiting(host).stream().mapToInt(SurveyTable.Tally::answers).sum(), Optional.empty()));
    }

    /** Those of them for whom there is a number. */
    public static Map<Long, Recommended> of(Collection<Long> hosts, View view) {
        var found = new HashMap<Long, Recommended>();
        for (var it : view.table(SurveyTable.class).counted(hosts)) found.put(it.hostId(), new Recommended(it.answers(), Optional.of(new Nps(it.answers(), it.promoters(), it.detractors()))));
        return found;
    }
}
