package io.lifeboat.console.gui;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/**
 * What the screen shows, popups and all, drawn from the scenes themselves, written as PNG without
 * AWT: for a person to look at.
 */
final class Shots {
  private static final Path FOLDER = Path.of("target", "screenshots");

  private Shots() {}

  /** Call on the JavaFX thread. */
  static Path take(String name) throws IOException {
    List<Window> windows = Window.getWindows().stream().filter(Window::isShowing).toList();
    double x0 = windows.stream().mapToDouble(Window::getX).min().orElse(0);
    double y0 = windows.stream().mapToDouble(Window::getY).min().orElse(0);
    double x1 = windows.stream().mapToDouble(w -> w.getX() + w.getWidth()).max().orElse(1);
    double y1 = windows.stream().mapToDouble(w -> w.getY() + w.getHeight()).max().orElse(1);
    WritableImage all = new WritableImage((int) Math.ceil(x1 - x0), (int) Math.ceil(y1 - y0));
    for (Window window : windows) {
      draw(window, all, x0, y0);
    }
    Files.createDirectories(FOLDER);
    Path file = FOLDER.resolve(name + ".png");
    Files.write(file, png(all));
    return file;
  }

  private static void draw(Window window, WritableImage onto, double x0, double y0) {
    Scene scene = window.getScene();
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(window instanceof PopupWindow ? Color.TRANSPARENT : scene.getFill());
    WritableImage image = scene.getRoot().snapshot(parameters, null);
    int left = (int) Math.round(window.getX() + scene.getX() - x0);
    int top = (int) Math.round(window.getY() + scene.getY() - y0);
    PixelReader from = image.getPixelReader();
    PixelReader under = onto.getPixelReader();
    PixelWriter to = onto.getPixelWriter();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int tx = x + left;
        int ty = y + top;
        if (tx >= 0 && ty >= 0 && tx < onto.getWidth() && ty < onto.getHeight()) {
          to.setArgb(tx, ty, over(from.getArgb(x, y), under.getArgb(tx, ty)));
        }
      }
    }
  }

  private static int over(int source, int below) {
    int alpha = source >>> 24;
    int value = 0xff000000;
    for (int shift = 0; shift < 24; shift += 8) {
      int mixed = ((source >> shift) & 255) * alpha + ((below >> shift) & 255) * (255 - alpha);
      value |= (mixed / 255) << shift;
    }
    return value;
  }

  private static byte[] png(WritableImage image) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream head = new DataOutputStream(header);
    head.writeInt(width);
    head.writeInt(height);
    head.write(new byte[] {8, 2, 0, 0, 0});
    chunk(file, "IHDR", header.toByteArray());
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(pixels)) {
      byte[] row = new byte[1 + width * 3];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int argb = image.getPixelReader().getArgb(x, y);
          row[1 + x * 3] = (byte) (argb >> 16);
          row[2 + x * 3] = (byte) (argb >> 8);
          row[3 + x * 3] = (byte) argb;
        }
        deflater.write(row);
      }
    }
    chunk(file, "IDAT", pixels.toByteArray());
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data)
      throws IOException {
    DataOutputStream out = new DataOutputStream(file);
    out.writeInt(data.length);
    byte[] name = type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    out.write(name);
    out.write(data);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt((int) crc.getValue());
  }
}
