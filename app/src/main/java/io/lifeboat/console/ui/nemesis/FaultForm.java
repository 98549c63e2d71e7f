package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What has been chosen so far of a fault that is being set up. Immutable; {@link FaultPlan} makes
 * commands of it. What one fault does not need is kept for the next that does.
 *
 * @param targets whom, by name or by role
 * @param sideA one group, or the ends of links that are meant
 * @param sideB the other group; of links: with whom, and nobody named means all others
 * @param picked links picked one by one; when there are any they count, and the sides do not
 * @param kinds messages that are meant; none named means all
 * @param kind the message that is waited for
 * @param typed the numbers, as they were typed
 * @param evenIfLast damage is wanted also when fewer than a majority of sound copies would be left
 */
public record FaultForm(
    FaultType type,
    TargetChoice targets,
    Set<NodeId> sideA,
    Set<NodeId> sideB,
    Direction direction,
    Set<Link> picked,
    Set<MessageKind> kinds,
    MessageKind kind,
    MessageAction action,
    DelayShape shape,
    Map<Parameter, String> typed,
    boolean evenIfLast) {

  /** Which directions of the links between two sides are meant. */
  public enum Direction {
    BOTH,
    /** From the first side to the second. */
    THERE,
    /** From the second side to the first. */
    BACK
  }

  public FaultForm {
    sideA = sorted(sideA);
    sideB = sorted(sideB);
    picked = Collections.unmodifiableSet(new TreeSet<>(picked));
    kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
    typed = typed.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(typed));
  }

  private static Set<NodeId> sorted(Collection<NodeId> nodes) {
    return Collections.unmodifiableSet(new TreeSet<>(nodes));
  }

  /** Of this type, with nobody chosen and the standard numbers. */
  public static FaultForm of(FaultType type) {
    return new FaultForm(
        type,
        TargetChoice.NOBODY,
        Set.of(),
        Set.of(),
        Direction.BOTH,
        Set.of(),
        Set.of(),
        MessageKind.APPEND,
        MessageAction.DROP,
        DelayShape.UNIFORM,
        Map.of(),
        false);
  }

  /** Whatever is chosen, it is about this node. */
  public static FaultForm on(NodeId node) {
    return of(FaultType.DELAY)
        .withTargets(TargetChoice.named(Set.of(node)))
        .withSides(Set.of(node), Set.of());
  }

  /** The number as it was typed, or the standard one. */
  String typed(Parameter parameter) {
    String text = typed.get(parameter);
    return text != null ? text : Parameter.typed(type.standard().getOrDefault(parameter, 0.0));
  }

  /** Another fault; numbers begin anew, for what is much for one is little for another. */
  public FaultForm withType(FaultType other) {
    return other == type
        ? this
        : with(
            draft -> {
              draft.type = other;
              draft.typed = Map.of();
              draft.evenIfLast = false;
            });
  }

  public FaultForm withTargets(TargetChoice others) {
    return with(draft -> draft.targets = others);
  }

  public FaultForm withSides(Collection<NodeId> a, Collection<NodeId> b) {
    return with(
        draft -> {
          draft.sideA = sorted(a);
          draft.sideB = sorted(b);
        });
  }

  /** In or out of the first side; who is in it is not in the other. */
  FaultForm withInA(NodeId endpoint, boolean in) {
    return withSides(changed(sideA, endpoint, in), in ? changed(sideB, endpoint, false) : sideB);
  }

  FaultForm withInB(NodeId endpoint, boolean in) {
    return withSides(in ? changed(sideA, endpoint, false) : sideA, changed(sideB, endpoint, in));
  }

  private static Set<NodeId> changed(Set<NodeId> group, NodeId endpoint, boolean in) {
    Set<NodeId> next = new HashSet<>(group);
    if (in) {
      next.add(endpoint);
    } else {
      next.remove(endpoint);
    }
    return next;
  }

  public FaultForm withDirection(Direction other) {
    return with(draft -> draft.direction = other);
  }

  public FaultForm withPicked(Set<Link> links) {
    return with(draft -> draft.picked = links);
  }

  public FaultForm withKinds(Set<MessageKind> others) {
    return with(draft -> draft.kinds = others);
  }

  public FaultForm withKind(MessageKind other) {
    return with(draft -> draft.kind = other);
  }

  public FaultForm withAction(MessageAction other) {
    return with(draft -> draft.action = other);
  }

  FaultForm withShape(DelayShape other) {
    return with(draft -> draft.shape = other);
  }

  FaultForm withTyped(Parameter parameter, String text) {
    Map<Parameter, String> next = new EnumMap<>(Parameter.class);
    next.putAll(typed);
    next.put(parameter, text);
    return with(draft -> draft.typed = next);
  }

  FaultForm withEvenIfLast(boolean wanted) {
    return with(draft -> draft.evenIfLast = wanted);
  }

  private FaultForm with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.form();
  }

  /** A form while it is changed. */
  private static final class Draft {
    private FaultType type;
    private TargetChoice targets;
    private Set<NodeId> sideA;
    private Set<NodeId> sideB;
    private Direction direction;
    private Set<Link> picked;
    private Set<MessageKind> kinds;
    private MessageKind kind;
    private MessageAction action;
    private DelayShape shape;
    private Map<Parameter, String> typed;
    private boolean evenIfLast;

    Draft(FaultForm form) {
      type = form.type;
      targets = form.targets;
      sideA = form.sideA;
      sideB = form.sideB;
      direction = form.direction;
      picked = form.picked;
      kinds = form.kinds;
      kind = form.kind;
      action = form.action;
      shape = form.shape;
      typed = form.typed;
      evenIfLast = form.evenIfLast;
    }

    FaultForm form() {
      return new FaultForm(
          type,
          targets,
          sideA,
          sideB,
          direction,
          picked,
          kinds,
          kind,
          action,
          shape,
          typed,
          evenIfLast);
    }
  }
}
