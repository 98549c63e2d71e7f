package io.lifeboat.console.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The icon's files are what its vector source draws. To make them anew: {@code ./mvnw test -pl app
 * -am -Dtest=IconsTest#write -Dicons.write=true -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class IconsTest {
  private static final Path ICONS =
      Path.of("..", "assets", "src", "main", "resources", "io", "lifeboat", "assets", "icons");
  private static final Path PACKAGING = Path.of("..", "packaging", "icons");
  private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256, 512};

  /** Another release of the JDK may draw an edge a little differently. */
  private static final double TOLERANCE = 0.5;

  private VectorIcon icon;

  @BeforeEach
  void readSource() throws Exception {
    icon = VectorIcon.read(ICONS.resolve("lifeboat.svg"));
  }

  @Test
  @EnabledIfSystemProperty(named = "icons.write", matches = "true")
  void write() throws IOException {
    SortedMap<Integer, byte[]> pngs = new TreeMap<>();
    for (int size : SIZES) {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(icon.draw(size), "png", png);
      pngs.put(size, png.toByteArray());
      Files.write(file(size), png.toByteArray());
    }
    Files.createDirectories(PACKAGING);
    Files.write(PACKAGING.resolve("lifeboat.ico"), IconContainer.ico(pngs));
    Files.write(PACKAGING.resolve("lifeboat.icns"), IconContainer.icns(pngs));
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 24, 32, 48, 64, 128, 256, 512})
  void everySizeIsDrawnFromTheSource(int size) throws IOException {
    BufferedImage kept = ImageIO.read(file(size).toFile());

    assertThat(kept.getWidth()).isEqualTo(size);
    assertThat(difference(kept, icon.draw(size))).isLessThan(TOLERANCE);
  }

  @Test
  void aChangedSourceIsNoticed() throws IOException {
    VectorIcon without =
        new VectorIcon(icon.side(), icon.circles().subList(0, icon.circles().size() - 1));

    for (int size : SIZES) {
      BufferedImage kept = ImageIO.read(file(size).toFile());
      assertThat(difference(kept, without.draw(size))).isGreaterThan(TOLERANCE);
    }
  }

  @Test
  void windowsAndMacGetTheSamePictures() throws IOException {
    SortedMap<Integer, byte[]> pngs = new TreeMap<>();
    for (int size : SIZES) {
      pngs.put(size, Files.readAllBytes(file(size)));
    }

    assertThat(PACKAGING.resolve("lifeboat.ico")).hasBinaryContent(IconContainer.ico(pngs));
    assertThat(PACKAGING.resolve("lifeboat.icns")).hasBinaryContent(IconContainer.icns(pngs));
  }

  @Test
  void fiveNodesCanBeToldApartInTheSmallest() {
    BufferedImage small = icon.draw(16);

    icon.circles().stream()
        .skip(icon.circles().size() - 5L)
        .forEach(
            node -> {
              int argb =
                  small.getRGB(
                      (int) (node.x() * 16 / icon.side()), (int) (node.y() * 16 / icon.side()));
              assertThat(argb & 0xff)
                  .as("blue at %s, %s", node.x(), node.y())
                  .isGreaterThan((argb >> 16) & 0xff);
            });
  }

  private static Path file(int size) {
    return ICONS.resolve("lifeboat-" + size + ".png");
  }

  /** The mean difference of a channel, 0 to 255. */
  private static double difference(BufferedImage one, BufferedImage other) {
    long sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        int a = one.getRGB(x, y);
        int b = other.getRGB(x, y);
        for (int shift = 0; shift < 32; shift += 8) {
          sum += Math.abs(((a >> shift) & 0xff) - ((b >> shift) & 0xff));
        }
      }
    }
    return sum / (4.0 * one.getWidth() * one.getHeight());
  }
}
