package io.lifeboat.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The files of a Linux package outside of the image, as a tree: desktop entry, types of files,
 * icons, manual pages, and where what is inside has its terms. Plain files, so that the package
 * manager takes away all that it brought; caches of the desktop are renewed by triggers of their
 * own packages.
 */
final class LinuxFiles {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256, 512};

  private LinuxFiles() {}

  /** Arguments: the image, this module's folder, the folder of icons, where to write. */
  public static void main(String[] arguments) throws IOException {
    ImageLayout image = ImageLayout.of(Path.of(arguments[0]).toAbsolutePath());
    Path sources = Path.of(arguments[1]).resolve("linux");
    Path icons = Path.of(arguments[2]);
    Path share = Path.of(arguments[3]).toAbsolutePath().resolve("usr").resolve("share");

    copy(sources.resolve("lifeboat.desktop"), share.resolve("applications"), "lifeboat.desktop");
    copy(sources.resolve("lifeboat-mime.xml"), share.resolve("mime/packages"), "lifeboat.xml");
    Path theme = share.resolve("icons").resolve("hicolor");
    for (int size : SIZES) {
      copy(
          icons.resolve("lifeboat-" + size + ".png"),
          theme.resolve(size + "x" + size).resolve("apps"),
          "lifeboat.png");
    }
    copy(icons.resolve("lifeboat.svg"), theme.resolve("scalable/apps"), "lifeboat.svg");
    manual(image, "en", share.resolve("man/man1"));
    manual(image, "zh", share.resolve("man/zh_CN/man1"));
    copy(sources.resolve("copyright"), share.resolve("doc/lifeboat"), "copyright");
  }

  private static void copy(Path from, Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    Files.copy(from, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void manual(ImageLayout image, String language, Path folder) throws IOException {
    Path home = Files.createTempDirectory("lifeboat-manual");
    Started started =
        Started.run(
            List.of(image.launcher().toString(), "manual", "--lang", language),
            Headless.environment(home, ""),
            LIMIT);
    Files.delete(home);
    started.soundOutput("lifeboat manual");
    String page =
        String.join(
            "\n",
            started.lines().stream()
                .map(Started.Line::text)
                .filter(line -> !line.startsWith("Picked up "))
                .toList());
    if (!page.startsWith(".TH ")) {
      throw new BuildFailure("this is no manual page:\n" + page);
    }
    Files.createDirectories(folder);
    try (OutputStream file = Files.newOutputStream(folder.resolve("lifeboat.1.gz"));
        OutputStream packed = new Best(file)) {
      packed.write((page + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** As small as can be, as Debian asks of manual pages. */
  private static final class Best extends GZIPOutputStream {
    Best(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
