package io.lifeboat.cluster.history;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.StdConverter;

/**
 * The one form facts have as text: one line of JSON each, the same line for the same fact on every
 * machine. Reading is strict: what is unknown, missing, doubled or of another type is refused.
 */
public final class FactJson {
  /** More than any fact needs; what is longer is not a fact. */
  static final int MAX_LINE_CHARS = 4 * 1024 * 1024;

  private static final JsonMapper MAPPER = build();
  private static final ObjectReader FACTS = MAPPER.readerFor(FactRecord.class);

  private FactJson() {}

  /** The fact as one line, without a line break. */
  public static String toLine(FactRecord fact) {
    return MAPPER.writeValueAsString(fact);
  }

  /**
   * Reads one line back.
   *
   * @throws MalformedFactException when it is not exactly one fact
   */
  public static FactRecord fromLine(String line) {
    return read(line, FactRecord.class);
  }

  /** The same from UTF-8, without a text in between. */
  static FactRecord fromBytes(byte[] bytes, int from, int length) {
    try {
      FactRecord fact = FACTS.readValue(bytes, from, length);
      if (fact != null) {
        return fact;
      }
    } catch (JacksonException e) {
      throw malformed(e);
    }
    throw new MalformedFactException(1, "null is not a fact", null);
  }

  private static MalformedFactException malformed(JacksonException e) {
    int column = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
    return new MalformedFactException(column, e.getOriginalMessage(), e);
  }

  static <T> T read(String line, Class<T> type) {
    @Nullable T value;
    try {
      value = MAPPER.readValue(line, type);
    } catch (JacksonException e) {
      throw malformed(e);
    }
    if (value == null) {
      throw new MalformedFactException(1, "null is not a fact", null);
    }
    return value;
  }

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  private static JsonMapper build() {
    return StrictJson.builder(MAX_LINE_CHARS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .addMixIn(NemesisCommand.PartitionNodes.class, PartitionInOrder.class)
        .registerSubtypes(kinds(Fact.class))
        .registerSubtypes(kinds(Command.class))
        .registerSubtypes(kinds(Outcome.class))
        .build();
  }

  /** Every record a sealed interface permits, at any depth. */
  static Collection<Class<?>> kinds(Class<?> sealed) {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isInterface()) {
        found.addAll(kinds(permitted));
      } else {
        found.add(permitted);
      }
    }
    return found;
  }

  /** Groups are sets, which have no order of their own; a line must have one. */
  interface PartitionInOrder {
    @JsonSerialize(converter = InOrder.class)
    Set<NodeId> groupA();

    @JsonSerialize(converter = InOrder.class)
    Set<NodeId> groupB();
  }

  static final class InOrder extends StdConverter<Set<NodeId>, List<NodeId>> {
    @Override
    public List<NodeId> convert(Set<NodeId> nodes) {
      return nodes.stream().sorted().toList();
    }
  }
}
