package io.lifeboat.cluster.command;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name of one asking ("c12"); facts that are certainly its consequence carry it as cause. */
public record CommandId(@JsonValue String value) {
  @JsonCreator
  public CommandId {}

  @Override
  public String toString() {
    return value;
  }
}
