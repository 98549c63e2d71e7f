package io.lifeboat.console.application.state;

import io.lifeboat.console.application.text.EngineMsg;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts what the engine and the nemesis say of outcomes and faults, short sentences in English, into
 * the console's languages. What it does not know it leaves as it is.
 */
public final class EngineWords {
  private static final Pattern NAMES = Pattern.compile("n\\d(?: and n\\d)+");
  private static final Pattern DEED =
      Pattern.compile("(\\d+)(?: messages?)? (lost|delayed|held|doubled|reordered)");
  private static final Pattern DEEDS = Pattern.compile(DEED + "(?:, " + DEED + ")*");
  private static final Map<String, EngineMsg> DEED_WORDS =
      Map.of(
          "lost", EngineMsg.DEED_LOST,
          "delayed", EngineMsg.DEED_DELAYED,
          "held", EngineMsg.DEED_HELD,
          "doubled", EngineMsg.DEED_DOUBLED,
          "reordered", EngineMsg.DEED_REORDERED);

  private static final List<Rule> RULES =
      List.of(
          rule(EngineMsg.LOST_ON, "(\\d+) messages? lost on (\\S+)→(\\S+)"),
          rule(EngineMsg.REFUSED_ON, "(\\d+) messages? refused on (\\S+)→(\\S+)"),
          rule(EngineMsg.UNANSWERED_ON, "(\\d+) messages? unanswered on (\\S+)→(\\S+)"),
          rule(EngineMsg.DROPPED, "message (\\d+) on (\\S+)→(\\S+) dropped"),
          rule(EngineMsg.HELD, "message (\\d+) on (\\S+)→(\\S+) held"),
          rule(EngineMsg.RELEASED, "message (\\d+) on (\\S+)→(\\S+) released"),
          rule(EngineMsg.DOUBLED, "message (\\d+) on (\\S+)→(\\S+) doubled"),
          rule(EngineMsg.MORE_STARTED, "(\\d+) operations more were started"),
          rule(EngineMsg.WENT_TO_ONE_KEY, "(\\d+) operations went to one key"),
          rule(EngineMsg.LEADS_NO_MORE, "(n\\d) leads no more, says the node itself"),
          rule(EngineMsg.STANDS, "(n\\d) stands for election, says the node itself"),
          rule(
              EngineMsg.LEADERS_STEPPED_DOWN,
              "(\\d+) leaders stepped down, say the nodes themselves"),
          rule(EngineMsg.STAND_TOGETHER, "(n\\d(?: and n\\d)+) stand in term (\\d+), (.+)"),
          rule(EngineMsg.NODE_KILLED, "the node was killed"),
          rule(EngineMsg.NODE_REMOVED, "the node was removed"),
          rule(EngineMsg.ARRIVED, "it had arrived before it could be held"),
          rule(EngineMsg.NO_ANSWER_MS, "no answer in (\\d+) ms"),
          rule(EngineMsg.NO_ANSWER_S, "no answer (?:in|within) (\\d+) s"),
          rule(EngineMsg.NO_ANSWER, "no answer (?:in time|yet)"),
          rule(EngineMsg.NO_ANSWER_OF_NODE, "no answer from the node: (.+)"),
          rule(EngineMsg.NOT_RUNNING, "(n\\d) is (?:not running|stopped)\\.?"),
          rule(EngineMsg.UP_ALREADY, "(n\\d) is already up"),
          rule(EngineMsg.LEADS_ALREADY, "(n\\d) leads already"),
          rule(EngineMsg.DOES_NOT_LEAD, "(n\\d) does not lead"),
          rule(EngineMsg.HAS_NO_VOTE, "(n\\d) has no vote"),
          rule(EngineMsg.STANDS_ALREADY, "(n\\d) stands already"),
          rule(EngineMsg.IS_STOPPING, "(n\\d) is stopping"),
          rule(EngineMsg.IS_COMPACTING, "(n\\d) is compacting"),
          rule(EngineMsg.ISOLATED_ALREADY, "(n\\d) is isolated already"),
          rule(EngineMsg.NOT_FROZEN, "(n\\d) is not frozen"),
          rule(EngineMsg.NOT_ISOLATED, "(n\\d) is not isolated"),
          rule(EngineMsg.ADD_INSTEAD, "(n\\d) was removed; add it instead"),
          rule(EngineMsg.REMOVED_ALREADY, "(n\\d) was removed already"),
          rule(EngineMsg.ENDED_BEFORE_STOP, "(n\\d) was ended before it could stop"),
          rule(EngineMsg.ENDED_WHILE_STARTING, "(n\\d) was ended while it started"),
          rule(EngineMsg.ENDED_WHILE_COMPACTING, "(n\\d) ended while it compacted"),
          rule(EngineMsg.ENDED_WITHOUT_ANSWER, "(n\\d) ended without an answer"),
          rule(EngineMsg.LIFE_ENDED, "its life has ended"),
          rule(EngineMsg.NO_SUCH_NODE, "there is no node (\\S+) in this cluster"),
          rule(EngineMsg.NO_SUCH_FAULT, "no fault (\\S+) is active"),
          rule(EngineMsg.NOT_ON_ITS_WAY, "message (\\d+) is not on its way any more"),
          rule(EngineMsg.HELD_ALREADY, "message (\\d+) is held already"),
          rule(EngineMsg.FAULTS_BLOCKED, "faults are blocked until re-armed"),
          rule(EngineMsg.TOO_MANY_COMMANDS, "too many commands are waiting"),
          rule(EngineMsg.TOO_MANY_OPERATIONS, "too many operations are waiting"),
          rule(EngineMsg.CLOSING, "the cluster (?:is closing|was closed|is not running)"),
          rule(
              EngineMsg.ONE_SEGMENT,
              "the log of (n\\d) fits one segment of (\\d+) KiB; only whole segments can be"
                  + " dropped"),
          rule(
              EngineMsg.COMPACTED,
              "the log begins at index (\\d+), the snapshot covers up to (\\d+)"),
          rule(
              EngineMsg.NO_SNAPSHOT,
              "the log now begins at index (\\d+) but no complete snapshot on disk covers what came"
                  + " before; do not stop (n\\d) before it has taken another"),
          rule(EngineMsg.NOT_STARTED, "(n\\d) was not started: (.+)"),
          rule(
              EngineMsg.LOST_ENTRIES,
              "its log begins at index (\\d+) and its snapshots cover only up to (\\d+): it has"
                  + " lost entries and must not vote; its files were left as they are"),
          rule(
              EngineMsg.VOTE_DAMAGED,
              "its vote file (\\S+) is damaged: it has forgotten whom it voted for and must not"
                  + " vote; its files were left as they are"),
          rule(EngineMsg.NO_VALUE, "no value"),
          rule(EngineMsg.NOTHING_SENT, "no leader could be reached; nothing was sent"),
          rule(EngineMsg.WRITES_REFUSED, "the gateway refuses writes: (.+)"),
          rule(
              EngineMsg.CLASS_REFUSED,
              "the gateway refuses requests of this kind and priority: (.+)"),
          rule(EngineMsg.BECAUSE_POLICY, "the policy decides so"),
          rule(EngineMsg.BECAUSE_LEVEL, "an operator chose this service level"),
          rule(EngineMsg.BECAUSE_SWITCH, "an operator turned a switch"),
          rule(EngineMsg.BECAUSE_NO_QUORUM, "without a quorum nothing can be committed"),
          rule(
              EngineMsg.WAITED_TOO_LONG, "it waited until its patience was over; nothing was sent"),
          rule(EngineMsg.BREAKER_OPEN, "the circuit breaker is open; nothing was sent"),
          rule(EngineMsg.RATE_LIMITED, "too many requests in this second; nothing was sent"),
          rule(EngineMsg.NO_SOUND_REPLICA, "no running replica that is known to be sound answers"),
          rule(
              EngineMsg.NOT_REPLICATED,
              "without a quorum it cannot be replicated(?:; the local kill switch can be turned)?"),
          rule(
              EngineMsg.NO_POLICY_HERE,
              "no policy decides at this tolerance level; medium has one"),
          rule(EngineMsg.CONSOLES_KEYS, "keys that begin with (\\S+) are the console's own"),
          rule(EngineMsg.MAYBE_BEHIND, "(.+), as (n\\d) has it; may be behind"),
          rule(EngineMsg.CONNECTION_REFUSED, "the node refused the connection"),
          rule(EngineMsg.SESSION_ENDED, "its session ended before an answer came"),
          rule(EngineMsg.ADDING_UNDER_WAY, "another change is under way: adding (n\\d)"),
          rule(EngineMsg.REMOVING_UNDER_WAY, "another change is under way: removing (n\\d)"),
          rule(EngineMsg.CHANGE_UNDER_WAY, "another change is under way.*"),
          rule(EngineMsg.MEMBER_ALREADY, "(n\\d) is a member already"),
          rule(EngineMsg.NO_MEMBER, "(n\\d) is no member"),
          rule(EngineMsg.LAST_VOTER, "(n\\d) is the last (?:voter|member)"),
          rule(EngineMsg.NOBODY_LEADS, "nobody leads .*"),
          rule(
              EngineMsg.WOULD_LOSE_QUORUM,
              "without (n\\d) only (\\d+) of (\\d+) would run: the quorum would be lost"),
          rule(EngineMsg.NOT_VOTING_YET, "(n\\d) does not vote after (\\d+) ms; it goes on trying"),
          rule(EngineMsg.ROLLING_ALREADY, "a rolling restart is under way"),
          rule(EngineMsg.ALL_MUST_RUN, "all nodes must be running, or the quorum might be lost"),
          rule(
              EngineMsg.NOT_CAUGHT_UP,
              "(n\\d) had not caught up after (\\d+) ms; the rest was left"),
          rule(EngineMsg.FOLLOWERS_MUST_RUN, "two followers must run, to stand against each other"),
          rule(EngineMsg.FLAPS_ALREADY, "the leader flaps already"));

  private EngineWords() {}

  /** A sentence that is known; its groups are the message's arguments. */
  private record Rule(EngineMsg message, Pattern pattern) {}

  private static Rule rule(EngineMsg message, String pattern) {
    return new Rule(message, Pattern.compile(pattern));
  }

  /** The same in the console's languages, or as it is. */
  public static Object of(String words) {
    String said = words.strip();
    if (said.endsWith(".")) {
      said = said.substring(0, said.length() - 1);
    }
    Matcher deeds = DEEDS.matcher(said);
    if (deeds.matches()) {
      return deeds(said);
    }
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(said);
      if (matcher.matches()) {
        return Text.of(rule.message(), arguments(matcher));
      }
    }
    return said;
  }

  private static Object[] arguments(Matcher matcher) {
    List<Object> arguments = new ArrayList<>();
    for (int group = 1; group <= matcher.groupCount(); group++) {
      arguments.add(argument(matcher.group(group)));
    }
    return arguments.toArray();
  }

  /** A number, names in a row, or again a sentence. */
  private static Object argument(String said) {
    if (said.matches("\\d{1,18}")) {
      return Long.parseLong(said);
    }
    return NAMES.matcher(said).matches() ? List.of(said.split(" and ")) : of(said);
  }

  /** "12 messages delayed, 3 lost". */
  private static Text deeds(String said) {
    List<Text> all = new ArrayList<>();
    Matcher matcher = DEED.matcher(said);
    while (matcher.find()) {
      EngineMsg word = DEED_WORDS.get(matcher.group(2));
      if (word != null) {
        all.add(Text.of(word, Long.parseLong(matcher.group(1))));
      }
    }
    return Text.of(EngineMsg.DEEDS, all);
  }
}
