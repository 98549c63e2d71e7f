package io.lifeboat.console.application.state;

import io.lifeboat.console.application.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the facts so far say of Raft's safety properties (Figure 3), one judgement each, in the
 * order of {@link Property}. Once broken, a property stays broken for the run.
 */
public record SafetyView(List<Judgement> judgements) {

  /** Raft's Figure 3. */
  public enum Property {
    ELECTION_SAFETY,
    LEADER_APPEND_ONLY,
    LOG_MATCHING,
    LEADER_COMPLETENESS,
    STATE_MACHINE_SAFETY
  }

  /** The three values of a verdict. */
  public enum Verdict {
    /** Compared, and nothing contradicts it. */
    HOLDS,
    BROKEN,
    /** Nothing was compared yet, or what was observed does not suffice. */
    NOT_KNOWN
  }

  /**
   * One property.
   *
   * @param compared how many comparisons the verdict rests on
   * @param evidence what was compared or what contradicts it, in one sentence
   * @param sequences the facts that contradict it; empty unless broken
   * @param brokenAtMicros when the contradiction was seen, or null
   */
  public record Judgement(
      Property property,
      Verdict verdict,
      long compared,
      Text evidence,
      List<Long> sequences,
      @Nullable Long brokenAtMicros) {
    public Judgement {
      sequences = List.copyOf(sequences);
    }
  }

  /** Before any fact; empty. */
  public static final SafetyView NONE = new SafetyView(List.of());

  public SafetyView {
    judgements = List.copyOf(judgements);
  }

  /** The judgement of a property; not known while there is none. */
  public Verdict verdict(Property property) {
    return judgements.stream()
        .filter(judgement -> judgement.property() == property)
        .map(Judgement::verdict)
        .findFirst()
        .orElse(Verdict.NOT_KNOWN);
  }

  public boolean isBroken() {
    return judgements.stream().anyMatch(judgement -> judgement.verdict() == Verdict.BROKEN);
  }
}
