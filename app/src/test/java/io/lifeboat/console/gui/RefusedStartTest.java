package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.storage.DataDirectoryException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A cluster that does not start is said in plain words with a code, never in a stack trace. */
class RefusedStartTest extends GuiTest {

  @Test
  void aDataDirectoryInUse() throws Exception {
    open(
        ScriptedCluster.refusing(new DataDirectoryException("in use by another instance")),
        1000,
        700);

    await("the message", () -> said.contains("LB-002 The data directory cannot be used."));
    assertThat(console().isRefused()).isTrue();
  }

  @Test
  void anyOtherReason() throws Exception {
    open(ScriptedCluster.refusing(new IOException("no port is free")), 1000, 700);

    await("the message", () -> said.contains("LB-003 The cluster could not be started."));
  }
}
