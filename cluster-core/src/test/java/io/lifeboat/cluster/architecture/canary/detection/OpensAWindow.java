package io.lifeboat.cluster.architecture.canary.detection;

import io.lifeboat.cluster.architecture.canary.javafx.Window;

/** Wrong on purpose: a room of the cluster that opens a window. */
public final class OpensAWindow {
  Window window() {
    return new Window();
  }
}
