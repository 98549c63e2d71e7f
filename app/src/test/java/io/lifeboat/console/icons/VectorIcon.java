package io.lifeboat.console.icons;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An icon made of circles, as an SVG file says it; anything else in the file is a mistake. */
record VectorIcon(double side, List<Circle> circles) {
  /** Drawn larger and averaged, for edges as even as those of a picture editor. */
  private static final int OVERSAMPLING = 4;

  record Circle(double x, double y, double radius, Color fill, Color stroke, double width) {}

  static VectorIcon read(Path svg) throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Element root = factory.newDocumentBuilder().parse(svg.toFile()).getDocumentElement();
    NodeList all = root.getElementsByTagName("*");
    List<Circle> circles =
        IntStream.range(0, all.getLength())
            .mapToObj(i -> (Element) all.item(i))
            .filter(element -> !element.getTagName().equals("title"))
            .map(VectorIcon::circle)
            .toList();
    return new VectorIcon(number(root, "width"), circles);
  }

  private static Circle circle(Element element) {
    if (!element.getTagName().equals("circle")) {
      throw new IllegalArgumentException("no circle: " + element.getTagName());
    }
    boolean stroked = element.hasAttribute("stroke");
    return new Circle(
        number(element, "cx"),
        number(element, "cy"),
        number(element, "r"),
        colour(element.getAttribute("fill")),
        stroked ? colour(element.getAttribute("stroke")) : null,
        stroked ? number(element, "stroke-width") : 0);
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static Color colour(String value) {
    return value.equals("none") ? null : Color.decode(value);
  }

  BufferedImage draw(int size) {
    int large = size * OVERSAMPLING;
    BufferedImage canvas = new BufferedImage(large, large, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D g = canvas.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(large / side, large / side);
    for (Circle circle : circles) {
      double r = circle.radius();
      Ellipse2D shape = new Ellipse2D.Double(circle.x() - r, circle.y() - r, 2 * r, 2 * r);
      if (circle.fill() != null) {
        g.setColor(circle.fill());
        g.fill(shape);
      }
      if (circle.stroke() != null) {
        g.setColor(circle.stroke());
        g.setStroke(new BasicStroke((float) circle.width()));
        g.draw(shape);
      }
    }
    g.dispose();
    return averaged(canvas, size);
  }

  private static BufferedImage averaged(BufferedImage large, int size) {
    BufferedImage small = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        small.setRGB(x, y, average(large, x * OVERSAMPLING, y * OVERSAMPLING));
      }
    }
    return small;
  }

  /** Of the colours weighted by how much they cover. */
  private static int average(BufferedImage large, int left, int top) {
    long alpha = 0;
    long[] weighted = new long[3];
    for (int y = 0; y < OVERSAMPLING; y++) {
      for (int x = 0; x < OVERSAMPLING; x++) {
        int argb = large.getRGB(left + x, top + y);
        int a = argb >>> 24;
        alpha += a;
        for (int i = 0; i < 3; i++) {
          weighted[i] += (long) a * ((argb >> (8 * i)) & 0xff);
        }
      }
    }
    if (alpha == 0) {
      return 0;
    }
    long argb = (alpha / (OVERSAMPLING * OVERSAMPLING)) << 24;
    for (int i = 0; i < 3; i++) {
      argb |= (weighted[i] / alpha) << (8 * i);
    }
    return (int) argb;
  }
}
