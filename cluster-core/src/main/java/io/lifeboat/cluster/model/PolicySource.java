package io.lifeboat.cluster.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A policy as it was written. It is this text that is agreed on through Raft, never what a script
 * answers.
 *
 * @param name what faults and histories call it, without the ending
 * @param text all of it; may be anything, the engine of its language judges it
 * @param sha256 of the text's UTF-8 bytes, in hexadecimal
 */
public record PolicySource(String name, PolicyLanguage language, String text, String sha256) {
  /** A source fits into one entry of the log, also where segments are smallest. */
  public static final int MAX_BYTES = 16 * 1024;

  private static final int MAX_NAME = 64;

  public PolicySource {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("A policy's name has 1 to " + MAX_NAME + " characters");
    }
    if (!sha256.equals(hash(text))) {
      throw new IllegalArgumentException("The text of policy " + name + " is not that of its hash");
    }
  }

  /** With the hash of the text. */
  public static PolicySource of(String name, PolicyLanguage language, String text) {
    return new PolicySource(name, language, text, hash(text));
  }

  /** The name with the ending of its language. */
  public String fileName() {
    return name + language.suffix();
  }

  /** A line of the text, from 1; empty where there is none. */
  public String line(int number) {
    return number < 1 ? "" : text.lines().skip(number - 1L).findFirst().orElse("");
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
