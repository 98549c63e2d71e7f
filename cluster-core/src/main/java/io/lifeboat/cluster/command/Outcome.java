package io.lifeboat.cluster.command;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * The three ends an asking can have (Jepsen's ok, fail and info). No answer in time is {@link
 * Info}: it may have happened or not, and may still happen.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
public sealed interface Outcome {

  /** What is worth saying about it, in English; may be empty. */
  String detail();

  @JsonTypeName("ok")
  record Ok(String detail) implements Outcome {
    public static final Ok PLAIN = new Ok("");
  }

  /** It did not happen and will not. */
  @JsonTypeName("fail")
  record Fail(FailReason reason, String detail) implements Outcome {}

  /** Not known. */
  @JsonTypeName("info")
  record Info(String detail) implements Outcome {}
}
