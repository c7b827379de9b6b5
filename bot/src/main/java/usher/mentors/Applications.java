package usher.mentors;

import java.util.List;
import java.util.Optional;
import usher.Account;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Manner;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Role;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.people.AccountTable;
import usher.people.Homes;
import usher.people.Roles;

/** Case studies on their way to being shown: handed in, looked at by a moderator, approved or declined. The first time that makes somebody a mentor. */
final class Applications {

    static final String LOOK = "mentor.application";
    static final String APPROVE = "mentor.approve";
    static final String DECLINE = "mentor.decline";
    static final String WITHDRAW = "my.mentor-withdraw";

    /** Moderators that are told; the list shows it to the others. */
    private static final int MOST_TOLD = 20;
    /** While so many wait, moderators have been told often enough; the list shows the others too. */
    private static final int MOST_AT_ONCE = 10;
    /** As many as a menu holds on either platform. */
    private static final int SHOWN = 25;

    private final Homes homes;

    Applications(Homes homes) {
        this.homes = homes;
    }

    List<Action> actions() {
        return List.of(
            Action.question("mentor applications", "See who applied to be a mentor, and which case studies wait", Right.MODERATORS, List.of(), Applications::list),
            Action.look(LOOK, "Look at an application", Right.MODERATORS, List.of(MentorFields.APPLICATION), (call, view) -> Answer.done(MentorCards.application(found(call, view), view))),
            Action.press(APPROVE, "Approve an application", Right.MODERATORS, List.of(MentorFields.APPLICATION), this::approve),
            Action.press(DECLINE, "Decline an application", Right.MODERATORS, List.of(MentorFields.APPLICATION, MentorFields.REASON), Applications::decline),
            Action.press(WITHDRAW, "Withdraw your application", Right.ANYONE, List.of(), (call, tx) -> {
                withdraw(tx.caller(), tx);
                return Answer.done(MentorCards.own(tx.caller(), tx));
            }));
    }

    private static Answer list(Call call, View view) {
        var waiting = view.table(ApplicationTable.class).waiting(view.community().id(), SHOWN);
        return Answer.done(MentorCards.waiting(waiting, view));
    }

    private static Application found(Call call, View view) {
        return view.table(ApplicationTable.class).find(view.community().id(), call.get(MentorFields.APPLICATION))
            .orElseThrow(() -> Refusal.of("That was changed or taken back since. {command} shows what waits now.", Text.code("command", "/mentor applications")));
    }

    /** What waits already is changed, so that a moderator who read the one before cannot approve this one. {@code anew}: what is known of its author changed. */
    static void handIn(Person who, Studies studies, boolean anew, Tx tx) {
        var table = tx.table(ApplicationTable.class);
        var was = table.of(who.community(), who.id()).filter(Application::waits);
        if (!anew && was.filter(it -> it.studies().equals(studies)).isPresent()) return;
        var is = new Application(who.id(), tx.newId(), who.community(), studies.one(), studies.two(), Application.Stands.WAITS, "", Optional.empty(), was.map(Application::handedInAt).orElse(tx.now()));
        table.save(is);
        tx.audit(was.isEmpty() ? "apply" : "change application", is.subject(), Text.of("two case studies were handed in"));
        if (was.isEmpty() && table.told(who.id()).isEmpty() && table.waiting(who.community(), MOST_AT_ONCE + 1).size() <= MOST_AT_ONCE) addressed(is, tx);
        tell(is, tx);
    }

    private static void addressed(Application is, Tx tx) {
        tx.people(tx.table(AccountTable.class).moderators(is.communityId(), MOST_TOLD)).stream().filter(it -> it.id() != is.personId() && !it.wishes().muted())
            .forEach(it -> tx.table(ApplicationTable.class).told(is.personId(), it.account().direct().key(), "mentor application " + is.id()));
    }

    /** What waits is taken back, if anything does. */
    static void withdraw(Person who, Tx tx) {
        tx.table(ApplicationTable.class).of(who.community(), who.id()).filter(Application::waits).ifPresent(was -> {
            decided(was.now(Application.Stands.WITHDRAWN, "", Optional.empty()), tx);
            tx.audit("withdraw application", was.subject(), Text.of("two case studies were taken back"));
        });
    }

    private Answer approve(Call call, Tx tx) {
        var was = found(call, tx);
        if (!was.waits()) return Answer.done(MentorCards.application(was, tx));
        var who = tx.person(was.personId()).orElseThrow();
        var is = was.now(Application.Stands.APPROVED, "", Optional.of(tx.caller().id()));
        var isNew = !who.is(Role.MENTOR);
        tx.table(MentorTable.class).save(Writing.profile(who, tx).showing(is.studies()));
        if (isNew) Roles.put(who, Role.MENTOR, true, homes, tx);
        tx.audit("approve mentor", is.subject(), Text.of("the case studies of {who} were approved", who.mention("who")));
        decided(is, tx);
        tx.tell(who, "mentor approved " + is.id(), MentorCards.approved(who, isNew));
        return Answer.done(MentorCards.application(is, tx));
    }

    private static Answer decline(Call call, Tx tx) {
        var was = found(call, tx);
        if (!was.waits()) return Answer.done(MentorCards.application(was, tx));
        var is = was.now(Application.Stands.DECLINED, call.get(MentorFields.REASON), Optional.of(tx.caller().id()));
        tx.person(was.personId()).ifPresent(who -> {
            tx.audit("decline mentor", is.subject(), Text.of("the case studies of {who} were declined", who.mention("who")));
            tx.tell(who, "mentor declined " + is.id(), MentorCards.declined(who, is));
        });
        decided(is, tx);
        return Answer.done(MentorCards.application(is, tx));
    }

    /** Whoever was told of it reads what became of it, and no longer what was handed in. What was taken back is told in the same message if it comes again. */
    private static void decided(Application is, Tx tx) {
        var table = tx.table(ApplicationTable.class);
        table.save(is);
        tell(is, tx);
        if (is.stands() != Application.Stands.WITHDRAWN) table.forgetTold(is.personId());
    }

    /** At the place where each was told of it first: one message a moderator, which is edited. */
    static void tell(Application is, Tx tx) {
        for (var told : tx.table(ApplicationTable.class).told(is.personId())) {
            var at = Address.of(told.address());
            tx.person(new Account(at.space(), at.id())).ifPresent(it -> tx.tellAgain(it, at, told.toldAs(), MentorCards.told(is, it, tx), Manner.OWN));
        }
    }

    /** Nothing is left of it anywhere, also where it was shown. */
    static void forget(Person who, Tx tx) {
        var table = tx.table(ApplicationTable.class);
        table.told(who.id()).forEach(told -> tx.unpost(Address.of(told.address()), told.toldAs()));
        table.forgetTold(who.id());
        table.forget(who.id());
    }
}
