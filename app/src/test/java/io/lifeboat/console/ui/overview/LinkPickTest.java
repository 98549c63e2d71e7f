package io.lifeboat.console.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.ui.overview.OverviewViewModel.Edge;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which link the mouse points at. */
class LinkPickTest {

  private static List<Edge> edges(int nodes) {
    ConsoleState state = Facts.healthy(nodes).state();
    return OverviewViewModel.of(state).edges();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 9})
  void everyLinkCanBePointedAtSomewhereAlongIt(int nodes) {
    RingLayout layout = RingLayout.of(nodes, 900, 500, 150, 60);
    List<Edge> edges = edges(nodes);

    for (Edge edge : edges) {
      boolean found = false;
      for (double at = 0.1; at < 0.9; at += 0.02) {
        double x = layout.pointX(edge.a(), edge.b(), at);
        double y = layout.pointY(edge.a(), edge.b(), at);
        found |= LinkPick.at(layout, edges, x, y).filter(p -> p.edge().equals(edge)).isPresent();
      }
      assertThat(found).as(edge.toString()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, true", "5, true", "9, false", "40, false"})
  void aLinkIsSomePixelsThick(double beside, boolean picked) {
    RingLayout layout = RingLayout.of(2, 900, 500, 150, 60);
    List<Edge> edges = edges(2).stream().filter(edge -> edge.a().isClient()).toList();
    NodeId n2 = NodeId.of(2);
    double x = layout.pointX(NodeId.CLIENT, n2, 0.5) + beside;
    double y = layout.pointY(NodeId.CLIENT, n2, 0.5);

    assertThat(LinkPick.at(layout, edges, x, y).isPresent()).isEqualTo(picked);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void onAMarkTheNodeIsMeant(int node) {
    RingLayout layout = RingLayout.of(5, 900, 500, 150, 60);
    NodeId id = NodeId.of(node);

    assertThat(LinkPick.at(layout, edges(5), layout.x(id) + 5, layout.y(id) - 5)).isEmpty();
  }
}
