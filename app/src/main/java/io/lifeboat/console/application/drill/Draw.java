package io.lifeboat.console.application.drill;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One or several malfunctions of a set, as the seed has it.
 *
 * @param count how many of them
 * @param of the set
 */
public record Draw(int count, List<Malfunction> of) {
  public Draw {
    of = List.copyOf(of);
  }

  /** This one, whatever the seed. */
  static Draw always(Malfunction malfunction) {
    return new Draw(1, List.of(malfunction));
  }

  /** Those that are drawn, in the order of their time. */
  static List<Malfunction> draw(List<Draw> draws, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Malfunction> drawn = new ArrayList<>();
    for (Draw draw : draws) {
      List<Malfunction> shuffled = new ArrayList<>(draw.of);
      if (draw.count < shuffled.size()) {
        Collections.shuffle(shuffled, random);
      }
      drawn.addAll(shuffled.subList(0, draw.count));
    }
    drawn.sort(Comparator.comparingLong(Malfunction::atMs));
    return List.copyOf(drawn);
  }
}
