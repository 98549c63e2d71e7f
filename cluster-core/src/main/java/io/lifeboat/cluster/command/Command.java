package io.lifeboat.cluster.command;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something asked of the cluster. What it brings about is known only from the facts after it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
public sealed interface Command
    permits OperatorCommand, NemesisCommand, SwitchCommand, LogbookCommand {}
