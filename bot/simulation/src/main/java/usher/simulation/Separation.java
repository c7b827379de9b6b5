package usher.simulation;

import java.util.List;

/** Rows of one community speak of nobody and nothing of another. */
final class Separation {

    /** Each finds nothing, or what it found and where. */
    private static final List<String> QUESTIONS = List.of(
        "select 'seat', s.id from seat s join pool p on p.id = s.pool_id join person w on w.id = s.person_id where w.community_id <> p.community_id",
        "select 'seat of nobody', s.id from seat s left join person w on w.id = s.person_id where w.id is null",
        "select 'account', a.id from account a join space s on s.id = a.space_id join person w on w.id = a.person_id where w.community_id <> s.community_id",
        "select 'drop', d.id from seat_drop d join pool p on p.id = d.pool_id where p.community_id <> d.community_id",
        "select 'event', e.id from calendar_event e join pool p on p.id = e.pool_id where p.community_id <> e.community_id",
        "select 'host', h.event_id from event_host h join calendar_event e on e.id = h.event_id join person w on w.id = h.person_id where w.community_id <> e.community_id",
        "select 'reply', r.event_id from event_reply r join calendar_event e on e.id = r.event_id join person w on w.id = r.person_id where w.community_id <> e.community_id",
        "select 'offer', o.id from seat_offer o join pool p on p.id = o.root_id where p.community_id <> o.community_id",
        "select 'transfer', t.id from seat_transfer t join person w on w.id = t.to_person where w.community_id <> t.community_id",
        "select 'message', m.spot from message m join space s on m.address like s.id || '/%' where s.community_id <> m.community_id",
        "select 'record', a.id from audit a join person w on w.id = a.person_id where w.community_id <> a.community_id",
        "select 'badge', h.badge_id from badge_held h join badge b on b.id = h.badge_id join person w on w.id = h.person_id where w.community_id <> b.community_id",
        "select 'guest', g.person_id from gate_guest g join gate i on i.id = g.gate_id join person w on w.id = g.person_id where w.community_id <> i.community_id",
        "select 'series host', h.series_id from series_host h join series s on s.id = h.series_id join person w on w.id = h.person_id where w.community_id <> s.community_id",
        "select 'feed', f.token from calendar_feed f join person w on w.id = f.person_id where w.community_id <> f.community_id",
        "select 'case', c.id from help_case c join help_queue q on q.id = c.queue_id left join person w on w.id = c.asker_id where q.community_id <> c.community_id or w.community_id is null or w.community_id <> c.community_id",
        "select 'mentor', c.id from help_case c left join person w on w.id = c.mentor_id where c.mentor_id is not null and (w.community_id is null or w.community_id <> c.community_id)",
        "select 'board', b.queue_id from queue_board b join help_queue q on q.id = b.queue_id join space s on b.address like s.id || '/%' where s.community_id <> q.community_id",
        "select 'said about a case', e.id from case_entry e left join help_case c on c.id = e.case_id left join person w on w.id = e.person_id where c.id is null or w.community_id <> c.community_id");

    private Separation() {}

    static List<String> broken(Ground ground) {
        return QUESTIONS.stream().flatMap(it -> ground.look(it).stream()).map(row -> "8 communities are mixed: " + row[0] + " " + row[1]).toList();
    }
}
