package io.lifeboat.cluster.fact;

/**
 * Takes facts in the order of their sequence, one at a time, on the fact pump's thread. It must
 * neither block nor throw; a slow listener brings its own bounded queue.
 */
@FunctionalInterface
public interface FactListener {
  void onFact(FactRecord record);
}
