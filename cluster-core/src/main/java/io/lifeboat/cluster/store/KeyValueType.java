package io.lifeboat.cluster.store;

import io.atomix.primitive.PrimitiveBuilder;
import io.atomix.primitive.PrimitiveManagementService;
import io.atomix.primitive.PrimitiveType;
import io.atomix.primitive.PrimitiveTypeRegistry;
import io.atomix.primitive.config.PrimitiveConfig;
import io.atomix.primitive.service.PrimitiveService;
import io.atomix.primitive.service.ServiceConfig;
import java.util.Collection;
import java.util.List;

/**
 * The store as a kind of primitive. One instance per node, so that each replica reports to its own
 * probe. Clients speak to it by sessions of our own, so there is no builder.
 */
@SuppressWarnings("rawtypes")
public final class KeyValueType implements PrimitiveType, PrimitiveTypeRegistry {
  public static final String NAME = "lifeboat-key-value";

  private final ReplicaProbe probe;

  public KeyValueType(ReplicaProbe probe) {
    this.probe = probe;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public PrimitiveService newService(ServiceConfig config) {
    return new KeyValueService(probe);
  }

  @Override
  public PrimitiveConfig newConfig() {
    throw new UnsupportedOperationException("the store is reached by its own sessions");
  }

  @Override
  public PrimitiveBuilder newBuilder(
      String name, PrimitiveConfig config, PrimitiveManagementService management) {
    throw new UnsupportedOperationException("the store is reached by its own sessions");
  }

  @Override
  public Collection<PrimitiveType> getPrimitiveTypes() {
    return List.of(this);
  }

  @Override
  public PrimitiveType getPrimitiveType(String typeName) {
    if (!typeName.equals(NAME)) {
      throw new io.atomix.utils.config.ConfigurationException("no primitive type " + typeName);
    }
    return this;
  }
}
