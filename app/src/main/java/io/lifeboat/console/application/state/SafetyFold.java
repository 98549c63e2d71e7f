package io.lifeboat.console.application.state;

import io.lifeboat.cluster.checker.Contradiction;
import io.lifeboat.cluster.checker.SafetyChecker;
import io.lifeboat.cluster.checker.SafetyFinding;
import io.lifeboat.console.application.state.SafetyView.Judgement;
import io.lifeboat.console.application.state.SafetyView.Property;
import io.lifeboat.console.application.state.SafetyView.Verdict;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts what the checker found into the picture, and into words. */
final class SafetyFold {
  private SafetyFold() {}

  /**
   * The judgements of this checker; those that have not changed are shared with the view before.
   */
  static SafetyView view(SafetyView before, SafetyChecker was, SafetyChecker now) {
    List<Judgement> judgements = new ArrayList<>();
    List<SafetyFinding> old = was.findings();
    List<SafetyFinding> next = now.findings();
    for (int i = 0; i < next.size(); i++) {
      boolean same = i < before.judgements().size() && next.get(i).equals(old.get(i));
      judgements.add(same ? before.judgements().get(i) : judgement(next.get(i)));
    }
    return new SafetyView(judgements);
  }

  /** The properties that are broken now and were not before, each an occurrence. */
  static List<Occurrence> broken(SafetyView before, SafetyView after, long at, long sequence) {
    List<Occurrence> occurrences = new ArrayList<>();
    for (Judgement judgement : after.judgements()) {
      boolean news =
          judgement.verdict() == Verdict.BROKEN
              && before.verdict(judgement.property()) != Verdict.BROKEN;
      if (news) {
        occurrences.add(
            new Occurrence(
                sequence,
                at,
                Occurrence.Category.STATE,
                Occurrence.Weight.ABNORMAL,
                Text.of(SafetyMsg.BROKEN, name(judgement.property())),
                Text.of(SafetyMsg.BROKEN_WHY, judgement.evidence()),
                Set.of(),
                null));
      }
    }
    return occurrences;
  }

  /** Its name for people. */
  static SafetyMsg name(Property property) {
    return switch (property) {
      case ELECTION_SAFETY -> SafetyMsg.ELECTION_SAFETY;
      case LEADER_APPEND_ONLY -> SafetyMsg.LEADER_APPEND_ONLY;
      case LOG_MATCHING -> SafetyMsg.LOG_MATCHING;
      case LEADER_COMPLETENESS -> SafetyMsg.LEADER_COMPLETENESS;
      case STATE_MACHINE_SAFETY -> SafetyMsg.STATE_MACHINE_SAFETY;
    };
  }

  private static Judgement judgement(SafetyFinding finding) {
    Contradiction contradiction = finding.contradiction();
    return new Judgement(
        switch (finding.property()) {
          case ELECTION_SAFETY -> Property.ELECTION_SAFETY;
          case LEADER_APPEND_ONLY -> Property.LEADER_APPEND_ONLY;
          case LOG_MATCHING -> Property.LOG_MATCHING;
          case LEADER_COMPLETENESS -> Property.LEADER_COMPLETENESS;
          case STATE_MACHINE_SAFETY -> Property.STATE_MACHINE_SAFETY;
        },
        switch (finding.verdict()) {
          case HOLDS -> Verdict.HOLDS;
          case BROKEN -> Verdict.BROKEN;
          case NOT_KNOWN -> Verdict.NOT_KNOWN;
        },
        finding.compared(),
        contradiction == null ? evidence(finding) : words(contradiction),
        contradiction == null ? List.of() : contradiction.sequences(),
        finding.brokenAtMicros());
  }

  private static Text evidence(SafetyFinding finding) {
    Text seen =
        finding.compared() == 0
            ? Text.of(nothing(finding))
            : Text.of(seen(finding), finding.compared(), finding.from(), finding.to());
    return finding.missing() == 0
        ? seen
        : Text.of(SafetyMsg.FACTS_MISSING, seen, finding.missing());
  }

  private static SafetyMsg nothing(SafetyFinding finding) {
    return switch (finding.property()) {
      case ELECTION_SAFETY -> SafetyMsg.NO_LEADER;
      case LEADER_APPEND_ONLY -> SafetyMsg.NO_LEADERS_LOG;
      case LOG_MATCHING -> SafetyMsg.NO_COMMON_ENTRY;
      case LEADER_COMPLETENESS -> SafetyMsg.NO_LATER_LEADER;
      case STATE_MACHINE_SAFETY -> SafetyMsg.NO_COMMON_INDEX;
    };
  }

  private static SafetyMsg seen(SafetyFinding finding) {
    return switch (finding.property()) {
      case ELECTION_SAFETY -> SafetyMsg.EACH_TERM_ONE_LEADER;
      case LEADER_APPEND_ONLY -> SafetyMsg.LEADERS_ONLY_APPENDED;
      case LOG_MATCHING -> SafetyMsg.LOGS_MATCH;
      case LEADER_COMPLETENESS -> SafetyMsg.LEADERS_HAD_COMMITTED;
      case STATE_MACHINE_SAFETY -> SafetyMsg.STATES_EQUAL;
    };
  }

  private static Text words(Contradiction contradiction) {
    long first = contradiction.sequences().getFirst();
    long second = contradiction.sequences().getLast();
    return switch (contradiction) {
      case Contradiction.TwoLeaders c ->
          Text.of(SafetyMsg.TWO_LEADERS, c.term(), c.one(), first, c.other(), second);
      case Contradiction.ShorterLog c ->
          Text.of(
              SafetyMsg.SHORTER_LOG,
              c.leader(),
              c.term(),
              c.lastIndex(),
              first,
              c.nowLastIndex(),
              second);
      case Contradiction.RewrittenLog c ->
          Text.of(
              SafetyMsg.REWRITTEN_LOG,
              c.leader(),
              c.term(),
              c.index(),
              c.was(),
              first,
              c.now(),
              second);
      case Contradiction.DifferentPrefixes c ->
          Text.of(
              SafetyMsg.DIFFERENT_PREFIXES,
              c.one(),
              first,
              c.other(),
              second,
              c.sharedTerm(),
              c.sharedIndex(),
              c.index(),
              c.termOfOne(),
              c.termOfOther());
      case Contradiction.DifferentEntries c ->
          Text.of(
              SafetyMsg.DIFFERENT_ENTRIES,
              c.fromIndex(),
              c.toIndex(),
              c.one(),
              first,
              c.other(),
              second);
      case Contradiction.MissingEntry c -> missing(c, c.found(), first, second);
      case Contradiction.DifferentStates c ->
          Text.of(
              SafetyMsg.DIFFERENT_STATES,
              c.index(),
              c.one(),
              c.digestOfOne(),
              first,
              c.other(),
              c.digestOfOther(),
              second);
    };
  }

  private static Text missing(
      Contradiction.MissingEntry c, @Nullable Long found, long first, long second) {
    return found == null
        ? Text.of(
            SafetyMsg.MISSING_ENTRY,
            c.committedBy(),
            c.index(),
            c.term(),
            first,
            c.leader(),
            c.leaderTerm(),
            second)
        : Text.of(
            SafetyMsg.OTHER_ENTRY,
            c.committedBy(),
            c.index(),
            c.term(),
            first,
            c.leader(),
            c.leaderTerm(),
            second,
            found);
  }
}
