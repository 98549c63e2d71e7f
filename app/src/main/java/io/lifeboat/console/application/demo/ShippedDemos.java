package io.lifeboat.console.application.demo;

import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.cluster.scenario.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The demonstrations that come with Lifeboat. */
public final class ShippedDemos {
  /** In the order of their length. */
  public static final List<String> NAMES =
      List.of("a-leader-dies", "a-network-breaks", "doing-less-on-purpose");

  private static final int MAX_KIB = 256;
  private static final String FOLDER = "/io/lifeboat/assets/demos/";

  private ShippedDemos() {}

  public static Demo demo(String name) {
    String file = name + ".json";
    try (InputStream in = ShippedDemos.class.getResourceAsStream(FOLDER + file)) {
      return DemoParser.parse(file, JsonText.read(file, Objects.requireNonNull(in, file), MAX_KIB));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    } catch (BadScenarioException e) {
      throw new IllegalStateException(file, e);
    }
  }
}
