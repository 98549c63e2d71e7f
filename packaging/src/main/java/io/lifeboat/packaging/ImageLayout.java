package io.lifeboat.packaging;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things are in an application image of jpackage, which differs by platform.
 *
 * @param app the jars and the launcher's settings
 */
record ImageLayout(Path root, Path launcher, Path app, Path runtime) {
  private static final String NAME = "lifeboat";

  static ImageLayout of(Path root) {
    ImageLayout layout;
    if (Files.isDirectory(root.resolve("Contents"))) {
      Path contents = root.resolve("Contents");
      layout =
          new ImageLayout(
              root,
              contents.resolve("MacOS").resolve(NAME),
              contents.resolve("app"),
              contents.resolve("runtime").resolve("Contents").resolve("Home"));
    } else if (Files.isDirectory(root.resolve("app"))) {
      // On Windows the second launcher has a terminal.
      layout =
          new ImageLayout(
              root, root.resolve(NAME + "-cli.exe"), root.resolve("app"), root.resolve("runtime"));
    } else {
      Path lib = root.resolve("lib");
      layout =
          new ImageLayout(
              root, root.resolve("bin").resolve(NAME), lib.resolve("app"), lib.resolve("runtime"));
    }
    if (!Files.isExecutable(layout.launcher)) {
      throw new BuildFailure("there is no application image in " + root);
    }
    return layout;
  }

  Path java() {
    return runtime.resolve("bin").resolve("java");
  }

  Path cache() {
    return app.resolve(NAME + ".aot");
  }
}
