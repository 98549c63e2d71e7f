package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the targets of one step; nobody may be named in it twice. */
final class Targets {
  private final Fields step;
  private final int nodes;
  private final List<String> names;
  private final boolean withClient;
  private final List<Target.Selector> named = new ArrayList<>();

  /**
   * @param names the nodes there may be by the time of the step
   */
  Targets(Fields step, int nodes, List<String> names, boolean withClient) {
    this.step = step;
    this.names = List.copyOf(names);
    this.nodes = nodes;
    this.withClient = withClient;
  }

  /** One word or a list of words. */
  Target read(String field, Located value, Set<Target.ByRole> roles) throws BadScenarioException {
    List<Located> items =
        value instanceof Located.Arr(Located.Place _, List<Located> listed)
            ? listed
            : List.of(value);
    if (items.isEmpty()) {
      throw step.problem(
          value.place(), "\"" + field + "\" names nobody; expected " + expected(roles));
    }
    List<Target.Selector> selectors = new ArrayList<>();
    for (Located item : items) {
      selectors.add(selector(field, item, roles));
    }
    return new Target(selectors);
  }

  String expected(Set<Target.ByRole> roles) {
    return Fields.oneOf(words(roles));
  }

  private List<String> words(Set<Target.ByRole> roles) {
    return Stream.of(
            names.stream(),
            withClient ? Stream.of(NodeId.CLIENT.value()) : Stream.<String>empty(),
            roles.stream().map(Target.ByRole::word))
        .flatMap(each -> each)
        .toList();
  }

  private Target.Selector selector(String field, Located item, Set<Target.ByRole> roles)
      throws BadScenarioException {
    if (!(item instanceof Located.Text(Located.Place at, String word))) {
      throw step.wrong(field, expected(roles), item, item.place());
    }
    if (!words(roles).contains(word)) {
      throw step.problem(
          at,
          "\""
              + word
              + "\" cannot be a target here"
              + Fields.suggestion(word, words(roles))
              + "; expected "
              + expected(roles));
    }
    Target.Selector selector =
        roles.stream()
            .filter(role -> role.word().equals(word))
            .map(Target.Selector.class::cast)
            .findFirst()
            .orElseGet(() -> new Target.Named(new NodeId(word)));
    refuseTwice(selector, at);
    refuseEmptyMinority(selector, at);
    return selector;
  }

  private void refuseTwice(Target.Selector selector, Located.Place at) throws BadScenarioException {
    boolean several = selector == Target.ByRole.FOLLOWER || selector == Target.ByRole.RANDOM;
    if (!several && named.contains(selector)) {
      throw step.problem(at, "\"" + selector + "\" is named twice; expected each at most once");
    }
    named.add(selector);
  }

  private void refuseEmptyMinority(Target.Selector selector, Located.Place at)
      throws BadScenarioException {
    if (selector == Target.ByRole.MINORITY && nodes == Quorum.of(nodes)) {
      throw step.problem(
          at, "a minority of " + nodes + " is nobody; expected at least 3 nodes for \"minority\"");
    }
  }
}
