package usher.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules that never bend, and the tests that prove each: read it as a table of contents. It fails when a test named here is gone, renamed or switched
 * off. The tests stand in several modules, so they are looked up in the sources.
 */
class RulesTest {

    private record Rule(int number, String name, String... tests) {}

    private static final List<Rule> RULES = List.of(
        new Rule(1, "A seat is never sold twice, on any platform, ever",
            "usher.seats.OptionsTest#theDatabaseItselfSellsNoSeatTwiceAndNoneAboveTheCapacity",
            "usher.drops.DropHistoriesTest#noHistoryBreaksARule",
            "usher.config.CrowdIT#threeSpacesRaceForOnePoolAndNobodyIsCheated",
            "usher.config.TideTest#fiveThousandPressesOnOneDropAreAnsweredInTimeAndInOrder",
            "usher.slack.SlackDropTest#aCrowdThatPressesAtOnceGetsEverySeatOnceAndEveryPressIsAcknowledgedInTime",
            "usher.people.PeopleAndDropsTest#onePersonHasOneSeatWhateverAccountTheyUse",
            "usher.people.PeopleAndDropsTest#linkingTwoWhoBothHoldASeatGivesOneBack",
            "usher.events.EventsTest#onePersonIsOneSeatInBothSpaces",
            "usher.seats.TransferTest#everyRuleIsAskedAgainWhenTheSeatIsTaken",
            "usher.seats.HostingTest#fewerSeatsThanAreTakenAreRefusedAndWhoMovesIsChosen"),
        new Rule(2, "What was confirmed is kept",
            "usher.bench.CrashIT#whatWasConfirmedSurvivesKillsAndNothingIsPostedTwice",
            "usher.DatabaseTest#aFullDiskIsSaidAndWhatWasConfirmedBeforeIsStillThere",
            "usher.DatabaseTest#h2WithoutForcedWritesIsRefused",
            "usher.drops.DropsTest#everythingIsAsItWasAfterARestart",
            "usher.events.EventsTest#everythingIsAsItWasAfterARestart",
            "usher.seats.OffersTest#offersOutliveARestart",
            "usher.config.KeepingTest#aBackupRestoredElsewhereHasEveryRow"),
        new Rule(3, "Order is fair",
            "usher.drops.HerdTest#theFirstToArriveGetTheSeatsAndTheOthersStandInTheOrderOfTheirArrival",
            "usher.drops.DropsTest#theLineIsNeverOvertaken",
            "usher.drops.DropsTest#aClaimCountsByItsArrivalNotByWhenItIsWritten",
            "usher.events.EventsTest#aPressIsJudgedByWhenItArrivedEvenBeforeATimerRan",
            "usher.seats.OptionsTest#whoWaitsForAFullOptionIsNotOvertakenByWhoTakesAnother",
            "usher.seats.HostingTest#moreSeatsAreOfferedInOrder",
            "usher.seats.HostingTest#somebodyIsMovedOutWithTheReasonAndTheNextIsOfferedTheSeat",
            "usher.drops.DrawnDropsTest#theSeedIsPromisedBeforeAndToldOnlyAfterTheDraw",
            "usher.drops.DrawTest#everyTicketHasTheSameChance",
            "usher.config.OnRecordTest#whateverOnlySomeMayDoIsOnRecord",
            "usher.config.OnRecordTest#everyChangeOfASeatIsOnRecord"),
        new Rule(4, "Pressing twice does nothing twice",
            "usher.BotTest#theSameCallTwiceChangesNothingAndGetsTheSameAnswerEvenAfterARestart",
            "usher.BotTest#aFormSentTwiceIsDoneOnce",
            "usher.drops.DropsTest#aPressDeliveredTwiceTakesOneSeatAndGetsTheSameAnswer",
            "usher.drops.DrawnDropsTest#pressingTwiceIsOneTicket",
            "usher.events.EventsTest#onePressDeliveredTwiceIsOnePress",
            "usher.people.LinkingTest#theSamePressDeliveredTwiceLinksOnce",
            "usher.mentors.ApplicationsTest#twoModeratorsAtOnceMakeSomebodyMentorOnce",
            "usher.discord.DiscordGatewayTest#theSamePressDeliveredTwiceIsOnePress",
            "usher.slack.SlackConversations#theSamePressDeliveredTwiceCountsOnceAndIsAnsweredOnce",
            "usher.web.PlaygroundApiTest#theSameCallSentTwiceIsDoneOnce"),
        new Rule(5, "One message, once",
            "usher.BotTest#aMessageReportedAsFailedAfterItWasShownIsNotShownTwice",
            "usher.BotTest#aPlatformThatWasDownCatchesUpWithOneMessage",
            "usher.BotTest#aTimerThatHasLostItsPointWhileWeWereDownIsSkippedAndRecorded",
            "usher.reminders.RemindersTest#afterDowntimeAReminderIsSentWhileHalfOfItsTimeIsLeft",
            "usher.reminders.RemindersTest#afterDowntimeWhatHasLostItsPointIsSkippedAndRecorded",
            "usher.TellingTest#whatWaitsForTheMorningSurvivesARestartAndComesOnce",
            "usher.TellingTest#afterDowntimeOverTheMorningWhatIsStillGoodComesAndTheRestIsSkipped",
            "usher.events.ChangesTest#aCancelledEventIsToldToEverybodyOnceWithTheReason",
            "usher.series.SeriesTest#afterDowntimeOnlyTheNextOneIsAnnouncedAndWhatPassedIsRecorded",
            "usher.discord.DiscordDeliveryTest#whatEndedUnknownIsNotPostedTwice",
            "usher.slack.SlackDeliveriesTest#aMessageWhoseAnswerWasLostIsFoundAgainAndNotPostedTwice",
            "usher.people.OversightTest#whatCouldNotBeDeliveredIsShownAndTriedAgain"),
        new Rule(6, "Answer in time",
            "usher.config.TideTest#fiveThousandPressesOnOneDropAreAnsweredInTimeAndInOrder",
            "usher.discord.DiscordGatewayTest#aHerdIsAcknowledgedInTime",
            "usher.discord.DiscordConversationTest#aSlowAnswerIsAnnouncedInTimeAndDeliveredLater",
            "usher.slack.SlackConversations#aLateAnswerToAPressIsAcknowledgedInTimeAndDeliveredWhenItComes",
            "usher.slack.SlackConversations#aFormThatComesTooLateToOpenIsOpenedByAButton"),
        new Rule(7, "Errors speak the person's language",
            "usher.BotTest#aRefusalKeepsWhatWasTypedAndNamesTheField",
            "usher.BotTest#aFaultOfOursSaysItsNumberAndSparesTheOthersOfItsGroup",
            "usher.mentors.LoadTest#daysThatCannotBeMeantAreRefusedWithAnExample",
            "usher.config.LanguagesTest#whatIsWrongIsSaidInTheirLanguageAndMayBeTypedInEither",
            "usher.config.GermanTest#nothingIsMissing",
            "usher.config.GermanTest#everyPatternIsAConstantThatCanBeTranslated",
            "usher.events.CreationTest#anAgendaThatCannotBeReadIsExplainedWithAnExample",
            "usher.people.WishingTest#whatIsNoTimeIsRefusedWithAnExample",
            "usher.discord.DiscordConversationTest#whatWasTypedIsThereAgainAfterARefusal",
            "usher.slack.SlackConversations#whatIsWrongStandsBesideItsFieldAndNothingTypedIsLost",
            "usher.slack.SlackConversations#whatBreaksIsSaidInWordsWithANumberAndNoTrace",
            "usher.web.PlaygroundBrowserIT#aRefusedFieldIsToldBesideItAndNothingTypedIsLost"),
        new Rule(8, "Nobody gets in where they do not belong",
            "usher.BotTest#onlyWhoMayMay",
            "usher.events.ChangesTest#hostsManageTheirOwnModeratorsAllAndNobodyElseAny",
            "usher.gates.GatesTest#allGatesAreToBePassedAndATokenComesLast",
            "usher.gates.GatesTest#tokensAreKeptNowhere",
            "usher.gates.GatesTest#aGateIsAskedWhenASeatChangesHandsToo",
            "usher.events.EventsTest#peopleOfAnotherCommunitySeeNothing",
            "usher.mentors.ApplicationsTest#onlyModeratorsDecide",
            "usher.people.OversightTest#nobodySeesOrTouchesAnotherCommunitysTrouble",
            "usher.people.LinkingTest#aGuesserIsStoppedAfterFiveWrongCodesAndStaysStoppedForTenMinutes",
            "usher.slack.SlackByHttpTest#aForgedRequestIsTurnedAway",
            "usher.calendar.CalendarsTest#aGuessedSecretShowsNothing",
            "usher.web.VisitsTest#whoTriesManySecretsIsMadeToWait",
            "usher.web.PlaygroundApiTest#rightsAreTheCoresBusinessAndAMemberIsRefused"),
        new Rule(9, "Quiet by default",
            "usher.TellingTest#whatIsTheirOwnWaitsForTheEndOfTheirNightByTheirOwnClock",
            "usher.TellingTest#whoMutedHearsOnlyOfTheirOwnAndTheRestIsRecordedAsSkipped",
            "usher.TellingTest#theNightAfterTheClocksChangedIsTheirs",
            "usher.TellingTest#afterDowntimeThatEndsInAnotherNightWhatWaitedForTheMorningWaitsForTheNext",
            "usher.forty.FortyDaysTest#everyReportSaysWhatHappened",
            "usher.QuietTest#aNightEndsWhenTheClockShowsItsEndHoweverLongTheNightWas",
            "usher.seats.OffersTest#anAcceptWindowStandsStillInQuietHoursAndIsToldWhenTheyEnd",
            "usher.reminders.RemindersTest#inQuietHoursAReminderWaitsForTheirEnd",
            "usher.drops.DropsTest#thePostCountsDownAndOpensAtItsInstantByEditsOnly",
            "usher.drops.DropsTest#nobodyIsPingedUnlessTheModeratorAsksForIt",
            "usher.series.SeriesTest#aDailySeriesFarAheadNeverFloodsTheChannel",
            "usher.people.WishingTest#theZoneIsAskedOnceAndOnlyWhereItIsUnknown"),
        new Rule(10, "Their data is theirs",
            "usher.people.PrivacyTest#theExportHoldsWhatEveryFeatureKeepsAndWhatTheCoreKeeps",
            "usher.people.PrivacyTest#whatIsErasedIsGoneFromEveryRow",
            "usher.people.WishingTest#settingsAreExportedAndErased",
            "usher.events.EventsTest#whoIsGoneGivesTheSeatBackAndIsNamedNowhere",
            "usher.badges.BadgesTest#whoIsErasedHasNoBadgesAndTheirExportNamedThem",
            "usher.gates.GatesTest#whatLetAPersonThroughGoesWithThemWhenTheyLinkAndIsForgottenWithThem",
            "usher.calendar.CalendarsTest#whoIsForgottenHasNoFeedAndTwoPersonsWhoAreOneKeepOneLink",
            "usher.mentors.ApplicationsTest#whatIsErasedIsErasedWhereModeratorsReadIt",
            "usher.care.CareTest#whatAHostCanBearIsExportedMergedAndForgotten",
            "usher.drops.QuestionsTest#whoIsErasedLeavesNoAnswer"));

    private static final Set<String> TESTS = Set.of("Test", "ParameterizedTest", "TestFactory", "RepeatedTest", "Property");
    private static final Map<String, Set<String>> READ = new HashMap<>();

    @TestFactory
    Stream<DynamicTest> everyRuleIsProved() {
        return RULES.stream().flatMap(rule -> Stream.of(rule.tests()).map(test -> DynamicTest.dynamicTest(rule.number() + ". " + rule.name() + ": " + test,
            () -> assertThat(tests(test.substring(0, test.indexOf('#')))).contains(test.substring(test.indexOf('#') + 1)))));
    }

    @Test
    void noRuleIsLeftOut() {
        assertThat(RULES.stream().map(Rule::number)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(RULES).allSatisfy(rule -> assertThat(rule.tests()).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates());
    }

    /** The tests of a class that run. */
    private static Set<String> tests(String type) throws IOException {
        if (!READ.containsKey(type)) READ.put(type, read(file(type)));
        return READ.get(type);
    }

    private static Path file(String type) {
        var root = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent).filter(it -> Files.isDirectory(it.resolve("bot/src/main/java"))).findFirst().orElseThrow();
        return Stream.of("bot", "bot/simulation", "adapters/discord", "adapters/slack", "adapters/web", "adapters/fakes", "scheduler", "config", "config/proof")
            .map(module -> root.resolve(module).resolve("src/test/java").resolve(type.replace('.', '/') + ".java")).filter(Files::exists).findFirst()
            .orElseThrow(() -> new AssertionError("there is no test class " + type));
    }

    private static Set<String> read(Path file) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new HashSet<String>();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, files, _ -> { }, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitClass(ClassTree type, Void none) {
                    return is(type.getModifiers(), Set.of("Disabled")) ? null : super.visitClass(type, none);
                }

                @Override
                public Void visitMethod(MethodTree method, Void none) {
                    if (is(method.getModifiers(), TESTS) && !is(method.getModifiers(), Set.of("Disabled"))) found.add(method.getName().toString());
                    return null;
                }
            }.scan(task.parse(), null);
        }
        return found;
    }

    private static boolean is(ModifiersTree modifiers, Set<String> names) {
        return modifiers.getAnnotations().stream().map(AnnotationTree::getAnnotationType).map(Object::toString).anyMatch(name -> names.contains(name.substring(name.lastIndexOf('.') + 1)));
    }
}
