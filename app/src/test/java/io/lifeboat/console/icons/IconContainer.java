package io.lifeboat.console.icons;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/** The two files that hold an icon in several sizes; both take PNG files as they are. */
final class IconContainer {
  private static final int ICO_HEADER = 6;
  private static final int ICO_ENTRY = 16;
  private static final int ICO_LARGEST = 256;
  private static final int BITS_PER_PIXEL = 32;
  private static final int ICNS_HEADER = 8;

  /** The types of Apple's format that hold PNG, by size. */
  private static final Map<Integer, String> ICNS_TYPES =
      Map.of(16, "icp4", 32, "icp5", 64, "icp6", 128, "ic07", 256, "ic08", 512, "ic09");

  private IconContainer() {}

  /** For Windows: a directory of little-endian entries, then the pictures. */
  static byte[] ico(SortedMap<Integer, byte[]> pngs) {
    SortedMap<Integer, byte[]> fitting = pngs.headMap(ICO_LARGEST + 1);
    int offset = ICO_HEADER + ICO_ENTRY * fitting.size();
    ByteBuffer directory = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
    directory.putShort((short) 0).putShort((short) 1).putShort((short) fitting.size());
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (Map.Entry<Integer, byte[]> png : fitting.entrySet()) {
      byte side = (byte) (png.getKey() == ICO_LARGEST ? 0 : png.getKey());
      directory.put(side).put(side).put((byte) 0).put((byte) 0);
      directory.putShort((short) 1).putShort((short) BITS_PER_PIXEL);
      directory.putInt(png.getValue().length).putInt(offset + pictures.size());
      pictures.writeBytes(png.getValue());
    }
    return joined(directory.array(), pictures.toByteArray());
  }

  /** For macOS: chunks with a type and a big-endian length that counts itself. */
  static byte[] icns(SortedMap<Integer, byte[]> pngs) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    pngs.forEach(
        (size, png) -> {
          String type = ICNS_TYPES.get(size);
          if (type != null) {
            chunks.writeBytes(chunk(type, png.length));
            chunks.writeBytes(png);
          }
        });
    return joined(chunk("icns", chunks.size()), chunks.toByteArray());
  }

  private static byte[] chunk(String type, int length) {
    return ByteBuffer.allocate(ICNS_HEADER)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .putInt(ICNS_HEADER + length)
        .array();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
