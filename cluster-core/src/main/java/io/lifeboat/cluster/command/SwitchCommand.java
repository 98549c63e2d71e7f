package io.lifeboat.cluster.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.lifeboat.cluster.model.SwitchName;

/** What turns a degrade switch. */
public sealed interface SwitchCommand extends Command {

  @JsonTypeName("switch")
  record SetSwitch(SwitchName name, boolean on) implements SwitchCommand {}
}
