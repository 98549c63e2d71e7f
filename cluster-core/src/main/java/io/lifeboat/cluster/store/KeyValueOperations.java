package io.lifeboat.cluster.store;

import io.atomix.primitive.operation.OperationId;
import io.atomix.primitive.operation.OperationType;
import io.atomix.primitive.operation.impl.DefaultOperationId;

/** The names under which the state machine's operations stand in the log. */
public final class KeyValueOperations {
  public static final OperationId PUT = new DefaultOperationId("put", OperationType.COMMAND);
  public static final OperationId COMPARE_AND_SET =
      new DefaultOperationId("compare-and-set", OperationType.COMMAND);
  public static final OperationId DELETE = new DefaultOperationId("delete", OperationType.COMMAND);

  /** Changes nothing; the replicas say what their state is when they come to it. */
  public static final OperationId MARK = new DefaultOperationId("mark", OperationType.COMMAND);

  /** Some entries of a backup, as they were. */
  public static final OperationId RESTORE_CHUNK =
      new DefaultOperationId("restore-chunk", OperationType.COMMAND);

  public static final OperationId GET = new DefaultOperationId("get", OperationType.QUERY);

  /** How many keys there are below a prefix, and which of them was written last. */
  public static final OperationId SCAN = new DefaultOperationId("scan", OperationType.QUERY);

  private KeyValueOperations() {}
}
