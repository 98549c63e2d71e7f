package io.lifeboat.console.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.console.ui.overview.RingLayout.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every node stands inside the picture and clear of the others, at every size. */
class RingLayoutTest {

  @ParameterizedTest
  @CsvSource({
    "1, 620, 340",
    "2, 620, 340",
    "3, 620, 340",
    "5, 620, 340",
    "6, 620, 340",
    "7, 620, 340",
    "9, 620, 340",
    "5, 980, 470",
    "9, 980, 470",
    "9, 1500, 620"
  })
  void nodesAreInsideAndApart(int nodes, double width, double height) {
    RingLayout layout = RingLayout.of(nodes, width, height, 160, 60);

    for (Place place : layout.places()) {
      assertThat(place.x()).isBetween(layout.mark() / 2, width - layout.mark() / 2);
      assertThat(place.y()).isBetween(layout.mark() / 2, height - layout.mark() / 2);
      for (Place other : layout.places()) {
        if (!place.equals(other)) {
          assertThat(Math.hypot(place.x() - other.x(), place.y() - other.y()))
              .as("%s and %s", place.node(), other.node())
              .isGreaterThan(layout.mark());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3", "5", "9"})
  void theFirstNodeStandsAtTwelve(int nodes) {
    RingLayout layout = RingLayout.of(nodes, 900, 500, 160, 60);

    assertThat(layout.places().getFirst().x()).isEqualTo(layout.centreX());
    assertThat(layout.places().getFirst().y()).isLessThan(layout.centreY());
  }
}
