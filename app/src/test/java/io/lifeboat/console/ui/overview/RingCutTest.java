package io.lifeboat.console.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.ui.overview.RingCut.Stroke;
import io.lifeboat.console.ui.overview.RingLayout.Place;
import io.lifeboat.console.ui.overview.RingLayout.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line across the ring separates. */
class RingCutTest {
  /** n1 above the client, n2 and n3 at the right, n4 and n5 at the left. */
  private static final RingLayout FIVE =
      new RingLayout(
          List.of(
              new Place(NodeId.of(1), 400, 100, Side.LIFTED),
              new Place(NodeId.of(2), 590, 240, Side.RIGHT),
              new Place(NodeId.of(3), 520, 460, Side.RIGHT),
              new Place(NodeId.of(4), 280, 460, Side.LEFT),
              new Place(NodeId.of(5), 210, 240, Side.LEFT)),
          400,
          300,
          60);

  private static Set<NodeId> endpoints(String names) {
    return names == null
        ? Set.of()
        : Arrays.stream(names.split(" ")).map(NodeId::new).collect(Collectors.toSet());
  }

  private static List<NodeId> all(RingLayout layout) {
    List<NodeId> all = new ArrayList<>(layout.places().stream().map(p -> p.node()).toList());
    all.add(NodeId.CLIENT);
    return all;
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # a line upwards, left of the middle: n4 and n5 at the left hand
          340, 560, 340,  40, n4 n5,        n1 n2 n3 client,
          # the same line downwards: left and right hand change places
          340,  40, 340, 560, n1 n2 n3 client, n4 n5,
          # right of the middle
          460, 560, 460,  40, n1 n4 n5 client, n2 n3,
          # below the middle, to the right: what is above is at the left hand
          100, 400, 700, 400, n1 n2 n5 client, n3 n4,
          # short, but it counts beyond its ends
          340, 330, 340, 300, n4 n5,        n1 n2 n3 client,
          # through n1 and the client
          400, 560, 400,  40, n4 n5,        n2 n3,           n1 client
          # outside the ring
           20, 560,  20,  40, ,             n1 n2 n3 n4 n5 client,
          """)
  void theSidesOfALine(
      double x1, double y1, double x2, double y2, String left, String right, String touched) {
    RingCut cut = RingCut.of(FIVE, all(FIVE), new Stroke(x1, y1, x2, y2));

    assertThat(cut.sideA()).isEqualTo(endpoints(left));
    assertThat(cut.sideB()).isEqualTo(endpoints(right));
    assertThat(cut.touched()).isEqualTo(endpoints(touched));
    assertThat(cut.isPartition()).isEqualTo(touched == null && left != null && right != null);
  }

  @Test
  void aSlipOfTheHandIsNoLine() {
    assertThat(new Stroke(10, 10, 20, 20).isLine()).isFalse();
    assertThat(new Stroke(10, 10, 40, 10).isLine()).isTrue();
  }

  @Test
  void everyEndpointIsOnOneSideOrTouchedWhateverTheLine() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 2_000; i++) {
      RingLayout layout =
          RingLayout.of(1 + random.nextInt(9), 320 + random.nextInt(1600), 400, 120, 60);
      Stroke line =
          new Stroke(
              random.nextDouble(800),
              random.nextDouble(400),
              800 + random.nextDouble(800),
              random.nextDouble(400));

      RingCut cut = RingCut.of(layout, all(layout), line);
      RingCut back = RingCut.of(layout, all(layout), line.reversed());

      List<NodeId> sorted = new ArrayList<>(cut.sideA());
      sorted.addAll(cut.sideB());
      sorted.addAll(cut.touched());
      assertThat(sorted).containsExactlyInAnyOrderElementsOf(all(layout));
      assertThat(back.sideA()).isEqualTo(cut.sideB());
      assertThat(back.sideB()).isEqualTo(cut.sideA());
    }
  }
}
