package usher.mentors;

import static usher.Card.fact;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import usher.Card;
import usher.Card.Tone;
import usher.Person;
import usher.Role;
import usher.Text;
import usher.View;
import usher.people.ZoneQuestion;

/** All that is said about mentors. */
final class MentorCards {

    private MentorCards() {}

    /** What everybody may know of a mentor. */
    static Card shown(Person who, View view) {
        var profile = Writing.profile(who, view);
        var load = Load.of(who, view);
        var facts = new ArrayList<>(known(profile, view.locale()));
        who.zone().ifPresent(zone -> facts.add(fact("Time there now", Text.verbatim(ZoneQuestion.clock(zone.getId(), view)))));
        facts.add(fact("Cases", load.said()));
        facts.add(fact("Helped with", Text.of("{n, plural, one {# case} other {# cases}}", count("n", view.table(MentorTable.class).helped(who.id())))));
        var card = Card.of("{who} is a mentor", who.mention("who")).tone(load.takesMore() ? Tone.GOOD : Tone.WAITING).facts(facts.toArray(Card.Fact[]::new));
        return studies(card, profile.studies());
    }

    private static List<Card.Fact> known(Profile profile, Locale reader) {
        var facts = new ArrayList<Card.Fact>();
        if (!profile.specialities().isEmpty()) facts.add(fact("Specialities", Text.verbatim(profile.specialities())));
        if (!profile.languages().isEmpty()) facts.add(fact("Languages", Text.verbatim(Languages.names(profile.spoken(), reader))));
        return facts;
    }

    private static Card studies(Card card, Studies studies) {
        var shown = card;
        for (var study : studies.written()) shown = shown.with(new Card.Divider()).say("{words}", plain("words", study));
        return shown;
    }

    /** A mentor's own profile as others see it, and what waits; or an application of somebody who is none yet. */
    static Card own(Person who, View view) {
        var last = Writing.application(who, view);
        var waits = last.filter(Application::waits).isPresent();
        var card = who.is(Role.MENTOR) ? shown(who, view) : studies(applied(who, waits).facts(known(Writing.profile(who, view), view.locale()).toArray(Card.Fact[]::new)), last.map(Application::studies).orElse(Studies.NONE));
        if (who.is(Role.MENTOR)) card = waits ? card.note("The case studies you changed wait for a moderator; until then others see these.") : card.note("This is what others see of you.");
        card = card.controls(Card.button("Change", "my.mentor"));
        if (waits) card = card.controls(Card.button("Withdraw", Applications.WITHDRAW));
        if (!who.is(Role.MENTOR)) return card;
        return card.controls(Load.of(who, view).away().isPresent() ? Card.button("I am back", "my.back") : Card.button("Take a break", "my.break"));
    }

    private static Card applied(Person who, boolean waits) {
        return waits ? Card.of("{who}, you applied to be a mentor", who.mention("who")).tone(Tone.WAITING).say("The moderators read it and I write to you. You can change it or take it back until then.")
            : Card.of("{who}, you are no mentor yet", who.mention("who")).say("{command} applies, with what you wrote before.", Text.code("command", "/my mentor"));
    }

    /** As a moderator reads it when they ask for it. */
    static Card application(Application it, View view) {
        return of(it, view.locale(), view);
    }

    /** As it is told to a moderator. */
    static Card told(Application it, Person moderator, View view) {
        return of(it, moderator.locale(), view);
    }

    private static Card of(Application it, Locale reader, View view) {
        var who = view.person(it.personId()).orElseThrow();
        var by = text("by", it.deciderId().flatMap(view::person).map(person -> Text.of("{by}", person.mention("by"))).orElseGet(() -> Text.of("somebody")));
        return switch (it.stands()) {
            case WAITS -> waiting(it, who, reader, view);
            case APPROVED -> Card.of("{by} approved the case studies of {who}", by, who.mention("who")).tone(Tone.GOOD);
            case DECLINED -> Card.of("{by} declined the case studies of {who}", by, who.mention("who")).tone(Tone.OVER);
            case WITHDRAWN -> Card.of("{who} took their case studies back", who.mention("who")).tone(Tone.OVER);
        };
    }

    private static Card waiting(Application it, Person who, Locale reader, View view) {
        var card = who.is(Role.MENTOR) ? Card.of("{who}, a mentor, wants other case studies to be shown", who.mention("who")) : Card.of("{who} wants to be a mentor", who.mention("who"));
        var facts = new ArrayList<>(known(Writing.profile(who, view), reader));
        facts.add(fact("Handed in", Text.of("{when}", moment("when", it.handedInAt()))));
        card = studies(card.tone(Tone.WAITING).facts(facts.toArray(Card.Fact[]::new)), it.studies());
        card = card.note("Nobody else reads these before one of you approves them.");
        var id = MentorFields.APPLICATION.is(it.id());
        return card.controls(Card.button("Approve", Applications.APPROVE, id).main(), Card.button("Decline", Applications.DECLINE, id));
    }

    static Card waiting(List<Application> waiting, View view) {
        if (waiting.isEmpty()) return Card.of("No application waits").tone(Tone.GOOD).say("Whoever wants to be a mentor applies with {command}.", Text.code("command", "/my mentor"));
        var lines = new ArrayList<Text>();
        var choices = new ArrayList<Card.Option>();
        view.people(waiting.stream().map(Application::personId).toList());
        for (var it : waiting) {
            var who = view.person(it.personId());
            lines.add(Text.of("{who}, {when}", text("who", name(who)), moment("when", it.handedInAt(), Text.Style.RELATIVE)));
            choices.add(new Card.Option(Long.toString(it.id()), Text.verbatim(who.map(Person::name).orElse("–"))));
        }
        return Card.of("Applications that wait").tone(Tone.WAITING).bullets(lines).controls(new Card.Pick(Text.of("Look at one"), Applications.LOOK, List.of(), MentorFields.APPLICATION.name(), choices));
    }

    private static Text name(Optional<Person> who) {
        return who.map(it -> Text.of("{who}", it.mention("who"))).orElse(Text.verbatim("–"));
    }

    static Card approved(Person who, boolean isNew) {
        var card = isNew ? Card.of("{who}, you are a mentor now", who.mention("who")).say("Thank you for helping. {next} takes the case that has waited longest; {pause} is there whenever you need a break.", Text.code("next", "/hours next"), Text.code("pause", "/my break"))
            : Card.of("{who}, your case studies are approved", who.mention("who"));
        return card.tone(Tone.GOOD).controls(Card.button("See your profile", "mentor.show", MentorFields.WHO.is(who.account())));
    }

    static Card declined(Person who, Application it) {
        return Card.of("{who}, your case studies need something more", who.mention("who")).tone(Tone.WAITING).say("Thank you for writing them. A moderator read them and says:").say("{words}", plain("words", it.reason()))
            .note("What you wrote is kept: change it and send it again whenever you like.").controls(Card.button("Change and send again", "my.mentor"));
    }

    /** {@code isAll}: whether there are no more of them. */
    static Card list(List<Person> mentors, boolean isAll, Optional<String> speciality, View view) {
        if (mentors.isEmpty()) {
            return speciality.map(it -> Card.of("No mentor says that they know {speciality}", Text.strong("speciality", it)).say("{command} without a speciality shows everybody.", Text.code("command", "/mentor list")))
                .orElseGet(() -> Card.of("There are no mentors yet").say("{command} applies to be one.", Text.code("command", "/my mentor")));
        }
        var profiles = Profile.byPerson(mentors, view);
        var lines = Load.of(mentors, view).stream().map(load -> line(load, Objects.requireNonNull(profiles.get(load.who().id())))).toList();
        var choices = mentors.stream().map(it -> new Card.Option(MentorFields.WHO.write(it.account()), Text.verbatim(it.name()))).toList();
        var card = Card.of("Mentors").bullets(lines);
        return (isAll ? card : card.note("There are more: with a speciality {command} shows those who know it.", Text.code("command", "/mentor list"))).controls(new Card.Pick(Text.of("Look at one"), "mentor.show", List.of(), MentorFields.WHO.name(), choices));
    }

    private static Text line(Load load, Profile profile) {
        var said = text("said", load.said());
        if (profile.specialities().isEmpty()) return Text.of("{who}; {said}", load.who().mention("who"), said);
        return Text.of("{who}: {specialities}; {said}", load.who().mention("who"), plain("specialities", Specialities.brief(profile.specialities())), said);
    }
}
