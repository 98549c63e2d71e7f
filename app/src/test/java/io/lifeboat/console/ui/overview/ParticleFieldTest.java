package io.lifeboat.console.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.TrafficView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Marks of messages: a bounded sample, each period once. */
class ParticleFieldTest {
  private final ParticleField field = new ParticleField(1);

  private static TrafficView traffic(long number, long messages, long lost) {
    List<LinkTraffic> links = new ArrayList<>();
    for (int from = 1; from <= 9; from++) {
      for (int to = 1; to <= 9; to++) {
        if (from != to) {
          links.add(
              new LinkTraffic(
                  NodeId.of(from), NodeId.of(to), Map.of(MessageKind.APPEND, messages), lost));
        }
      }
    }
    return new TrafficView(number, 250, links);
  }

  @Test
  void aPeriodIsTakenOnce() {
    field.take(traffic(1, 1, 0));
    field.take(traffic(1, 1, 0));

    assertThat(field.particles()).hasSize(72);
  }

  @Test
  void marksAreBoundedHoweverManyMessages() {
    for (int period = 1; period <= 20; period++) {
      field.take(traffic(period, 10_000, 0));
    }

    assertThat(field.particles()).hasSizeLessThanOrEqualTo(ParticleField.CAPACITY);
  }

  @Test
  void marksArriveAndGo() {
    field.take(traffic(1, 1, 0));
    for (int frame = 0; frame < 120; frame++) {
      field.advance(1 / 60.0);
    }

    assertThat(field.particles()).isEmpty();
  }

  @Test
  void aLostMessageEndsAtTheGap() {
    field.take(traffic(1, 1, 1));

    assertThat(field.particles()).allMatch(particle -> particle.lost && particle.end() < 0.5);
  }
}
