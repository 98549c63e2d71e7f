package io.lifeboat.cluster.degradation.script;

import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;

/** Short ways to write policies in tests. */
final class Sources {
  static final PolicySource GOOD_LUA =
      lua("function decide(r, h) return h.hasQuorum and 'FULL' or 'SHED' end");
  static final PolicySource GOOD_PYTHON =
      python("def decide(r, h):\n    return 'FULL' if h.hasQuorum else 'SHED'\n");

  private Sources() {}

  static PolicySource lua(String text) {
    return PolicySource.of("p", PolicyLanguage.LUA, text);
  }

  static PolicySource python(String text) {
    return PolicySource.of("p", PolicyLanguage.PYTHON, text);
  }
}
