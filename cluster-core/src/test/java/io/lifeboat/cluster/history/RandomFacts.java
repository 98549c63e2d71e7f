package io.lifeboat.cluster.history;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestMix;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Facts of every kind with any content, from a seed. */
final class RandomFacts {
  private static final String CHARS = "aZ09 \"\\/\n\t\u0000{}[]:,é中文😀";

  private final Random random;

  RandomFacts(long seed) {
    this.random = new Random(seed);
  }

  FactRecord record(long sequence, Class<?> kind) throws ReflectiveOperationException {
    CommandId cause = random.nextBoolean() ? new CommandId("c" + random.nextInt(100)) : null;
    String observer = List.of("n1", "client", FactRecord.CONDUCTOR).get(random.nextInt(3));
    return new FactRecord(sequence, random.nextLong(1L << 50), observer, cause, (Fact) make(kind));
  }

  /** An instance of a record, its nullable components null half of the time. */
  private Object make(Class<?> type) throws ReflectiveOperationException {
    if (type == NodeId.class) {
      return random.nextInt(10) == 0 ? NodeId.CLIENT : NodeId.of(1 + random.nextInt(9));
    }
    if (type == WorkloadSettings.class) {
      return new WorkloadSettings(
          random.nextBoolean(),
          1 + random.nextInt(5_000),
          random.nextInt(101),
          1 + random.nextInt(100_000),
          16 + random.nextInt(65_521),
          random.nextBoolean() ? null : new RequestMix(random.nextInt(51), 20, 30, 40));
    }
    if (type == PolicySource.class) {
      return PolicySource.of(
          "p" + random.nextInt(100), PolicyLanguage.values()[random.nextInt(2)], text());
    }
    if (type == LinkEffect.class) {
      return new LinkEffect(
          random.nextBoolean(),
          random.nextInt(60_001),
          random.nextInt(60_001),
          DelayShape.values()[random.nextInt(3)],
          random.nextDouble(100),
          random.nextDouble(100),
          random.nextDouble(100),
          1 + random.nextInt(60_000),
          random.nextInt(Integer.MAX_VALUE));
    }
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
      values[i] = nullable && random.nextBoolean() ? null : value(components[i].getGenericType());
    }
    var constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private Object value(Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      return collection((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted == long.class || wanted == Long.class) {
      return random.nextLong();
    }
    if (wanted == int.class) {
      return random.nextInt();
    }
    if (wanted == boolean.class) {
      return random.nextBoolean();
    }
    if (wanted == double.class || wanted == Double.class) {
      return random.nextDouble();
    }
    if (wanted == String.class) {
      return text();
    }
    if (wanted.isEnum()) {
      return wanted.getEnumConstants()[random.nextInt(wanted.getEnumConstants().length)];
    }
    if (wanted == Command.class || wanted == Outcome.class) {
      List<Class<?>> kinds = List.copyOf(FactJson.kinds(wanted));
      return make(kinds.get(random.nextInt(kinds.size())));
    }
    return make(wanted);
  }

  private Object collection(Class<?> raw, Type[] arguments) throws ReflectiveOperationException {
    int size = random.nextInt(4);
    if (raw == Map.class) {
      Map<Object, Object> map = new TreeMap<>();
      for (int i = 0; i < size; i++) {
        map.put(value(arguments[0]), value(arguments[1]));
      }
      return map;
    }
    Collection<Object> items = raw == Set.class ? new TreeSet<>() : new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(value(arguments[0]));
    }
    return items;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    int[] codePoints = CHARS.codePoints().toArray();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(codePoints[random.nextInt(codePoints.length)]);
    }
    return text.toString();
  }
}
