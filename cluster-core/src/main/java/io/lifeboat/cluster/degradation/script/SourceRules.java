package io.lifeboat.cluster.degradation.script;

import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicySource;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What holds for a source of any language before a parser may see it. */
final class SourceRules {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Of letters and digits without a gap; a parser is slow with numbers of thousands of digits. */
  private static final int MAX_WORD = 64;

  private SourceRules() {}

  /** The first thing that makes it no policy. */
  static Optional<PolicyFault> firstFault(PolicySource source) {
    String text = source.text();
    if (text.length() > PolicySource.MAX_BYTES || bytes(text) > PolicySource.MAX_BYTES) {
      return rejected(source, 0, "longer than " + PolicySource.MAX_BYTES + " bytes");
    }
    int line = 1;
    int word = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      word = c == '_' || Character.isLetterOrDigit(c) ? word + 1 : 0;
      if (c == '\n') {
        line++;
      } else if (c == BYTE_ORDER_MARK || (Character.isISOControl(c) && c != '\t' && c != '\r')) {
        return rejected(source, line, String.format("character U+%04X is not allowed", (int) c));
      } else if (c < 0x80 && word > MAX_WORD) {
        return rejected(source, line, "a word or number of more than " + MAX_WORD + " characters");
      }
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      return rejected(source, 0, "half a character: the text is no UTF-8");
    }
    return Optional.empty();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Optional<PolicyFault> rejected(PolicySource source, int line, String why) {
    return Optional.of(PolicyFault.of(source, line, PolicyFault.Kind.REJECTED, why));
  }
}
