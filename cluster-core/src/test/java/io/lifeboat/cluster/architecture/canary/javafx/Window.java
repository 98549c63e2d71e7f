package io.lifeboat.cluster.architecture.canary.javafx;

/** Stands for a class of JavaFX, which is not on this class path. */
public final class Window {}
