package io.lifeboat.cluster.checker;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;

/** What a check found out. The names in JSON are stable: "holds", "broken", "not known". */
public enum Verdict {
  @JsonProperty("holds")
  HOLDS("holds"),
  @JsonProperty("broken")
  BROKEN("broken"),
  /** What was observed does not suffice to tell. Never to be read as "holds". */
  @JsonProperty("not known")
  NOT_KNOWN("not known");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** The stable word for it, as in JSON. */
  public String word() {
    return word;
  }

  /** Broken if any is broken, else not known if any is (or if there is none), else holds. */
  public static Verdict overall(Collection<Verdict> verdicts) {
    if (verdicts.contains(BROKEN)) {
      return BROKEN;
    }
    return verdicts.isEmpty() || verdicts.contains(NOT_KNOWN) ? NOT_KNOWN : HOLDS;
  }
}
