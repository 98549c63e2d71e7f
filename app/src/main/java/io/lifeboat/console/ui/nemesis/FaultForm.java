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
        : new FaultForm(
            other, targets, sideA, sideB, direction, picked, kinds, kind, action, shape, Map.of(),
            false);
  }

  public FaultForm withTargets(TargetChoice others) {
    return new FaultForm(
        type,
        others,
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

  public FaultForm withSides(Collection<NodeId> a, Collection<NodeId> b) {
    return new FaultForm(
        type,
        targets,
        sorted(a),
        sorted(b),
        direction,
        picked,
        kinds,
        kind,
        action,
        shape,
        typed,
        evenIfLast);
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
    return new FaultForm(
        type, targets, sideA, sideB, other, picked, kinds, kind, action, shape, typed, evenIfLast);
  }

  public FaultForm withPicked(Set<Link> links) {
    return new FaultForm(
        type,
        targets,
        sideA,
        sideB,
        direction,
        links,
        kinds,
        kind,
        action,
        shape,
        typed,
        evenIfLast);
  }

  public FaultForm withKinds(Set<MessageKind> others) {
    return new FaultForm(
        type,
        targets,
        sideA,
        sideB,
        direction,
        picked,
        others,
        kind,
        action,
        shape,
        typed,
        evenIfLast);
  }

  public FaultForm withKind(MessageKind other) {
    return new FaultForm(
        type,
        targets,
        sideA,
        sideB,
        direction,
        picked,
        kinds,
        other,
        action,
        shape,
        typed,
        evenIfLast);
  }

  public FaultForm withAction(MessageAction other) {
    return new FaultForm(
        type,
        targets,
        sideA,
        sideB,
        direction,
        picked,
        kinds,
        kind,
        other,
        shape,
        typed,
        evenIfLast);
  }

  FaultForm withShape(DelayShape other) {
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
        other,
        typed,
        evenIfLast);
  }

  FaultForm withTyped(Parameter parameter, String text) {
    Map<Parameter, String> next = new EnumMap<>(Parameter.class);
    next.putAll(typed);
    next.put(parameter, text);
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
        next,
        evenIfLast);
  }

  FaultForm withEvenIfLast(boolean wanted) {
    return new FaultForm(
        type, targets, sideA, sideB, direction, picked, kinds, kind, action, shape, typed, wanted);
  }
}
