package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.command.RoleTargets;
import io.lifeboat.console.application.command.RoleTargets.Role;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.Endpoints;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.nemesis.FaultType.Aim;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whom: nodes by name, or by role; the buttons show who that is at the moment. */
final class TargetPart extends FormPart {
  private static final List<Role> ROLES =
      List.of(Role.LEADER, Role.ONE, Role.FOLLOWERS, Role.MINORITY, Role.MAJORITY, Role.ALL);
  private static final Set<Role> SINGLE = Set.of(Role.LEADER, Role.ONE);

  private final Choice<Optional<Role>> role;
  private final EndpointToggles nodes;
  private FaultForm form = FaultForm.of(FaultType.KILL);
  private Set<NodeId> chosen = Set.of();
  private long seed;

  TargetPart(I18n i18n, Editor editor) {
    super(i18n, editor);
    role =
        new Choice<>("target-role", NemesisMsg.FIELD_TARGETS, i18n, TargetPart::name, this::byRole);
    nodes = new EndpointToggles("target", NemesisMsg.FIELD_TARGETS, i18n, this::pressed);
    getChildren().addAll(row(NemesisMsg.FIELD_TARGETS, role), nodes);
  }

  private static Text name(Optional<Role> role) {
    return role.map(RoleTargets::name).orElseGet(() -> Text.of(NemesisMsg.ROLE_NAMED));
  }

  @Override
  boolean isFor(FaultType type) {
    return type.aim() == Aim.NODES || type.aim() == Aim.NODE;
  }

  @Override
  void show(FaultForm now, ConsoleState state) {
    form = now;
    chosen = new TreeSet<>(now.targets().in(state, now.type()).nodes());
    if (isSingle() && chosen.size() > 1) {
      chosen = Set.of(chosen.iterator().next());
    }
    List<Optional<Role>> offered = new ArrayList<>();
    offered.add(Optional.empty());
    for (Role each : ROLES) {
      if (!isSingle() || SINGLE.contains(each)) {
        offered.add(Optional.of(each));
      }
    }
    role.show(offered, Optional.ofNullable(now.targets().role()));
    nodes.show(Endpoints.nodes(state), chosen);
  }

  private boolean isSingle() {
    return form.type().aim() == Aim.NODE;
  }

  private void byRole(Optional<Role> wanted) {
    editor.change(
        f ->
            f.withTargets(
                wanted
                    .map(each -> TargetChoice.of(each, seed++))
                    .orElseGet(() -> TargetChoice.named(chosen))));
  }

  /** Whoever presses a name means names from then on. */
  private void pressed(NodeId node, boolean in) {
    Set<NodeId> next = new HashSet<>(isSingle() ? Set.of() : chosen);
    if (in) {
      next.add(node);
    } else {
      next.remove(node);
    }
    editor.change(f -> f.withTargets(TargetChoice.named(next)));
  }
}
