package dev.attune.report.chart;

import static dev.attune.report.html.Element.tag;

import dev.attune.report.html.Element;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * An SVG picture. Lines and words use the colour of the surrounding text, and marks use colours that stand out from a white and from
 * a dark ground, so that one drawing serves in a description and as a file.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Picture {

    private static final String FONT =
            "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif";
    private static final String ALONE = """
            svg{color:#1b1f24}.ground{fill:#ffffff}
            @media (prefers-color-scheme:dark){svg{color:#e4e8ed}.ground{fill:#14171b}}
            """;

    private final int width;
    private final int height;
    private final String title;
    private final String description;
    private final Element drawing = tag("g");

    /**
     * An empty picture.
     *
     * @param description what the picture shows, for who cannot see it
     */
    public Picture(int width, int height, String title, String description) {
        this.width = width;
        this.height = height;
        this.title = title;
        this.description = description;
        text(16, 26, title, "font-size", "15", "font-weight", "600");
    }

    /**
     * The picture as an image inside a page or a description, which is a file of its own: Allure 3 takes drawings out of descriptions.
     *
     * @param alt what it is, for who cannot see it
     */
    public Element image(String alt) {
        String bytes = Base64.getEncoder().encodeToString(alone().getBytes(StandardCharsets.UTF_8));
        return tag(
                "img", "alt", alt, "src", "data:image/svg+xml;base64," + bytes, "style", "max-width:100%;height:auto");
    }

    /** The picture as a file, on a ground of its own. */
    public String alone() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + root().add(
                                tag("style").text(ALONE),
                                tag("rect", "class", "ground", "width", "100%", "height", "100%"),
                                drawing)
                + "\n";
    }

    private Element root() {
        return tag(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "width",
                        Integer.toString(width),
                        "height",
                        Integer.toString(height),
                        "viewBox",
                        "0 0 " + width + " " + height,
                        "role",
                        "img",
                        "style",
                        "max-width:100%;height:auto;" + FONT)
                .add(tag("title").text(title), tag("desc").text(description));
    }

    /** Words in the text colour, unless the attributes say otherwise. */
    public void text(double x, double y, String text, String... attributes) {
        drawing.add(tag("text", "x", pixels(x), "y", pixels(y), "fill", "currentColor")
                .set(attributes)
                .text(text));
    }

    /** Small, faint words beside an axis, which they are anchored to as SVG says: {@code middle} or {@code end}. */
    public void note(double x, double y, String text, String anchor, String... attributes) {
        drawing.add(tag("text", "x", pixels(x), "y", pixels(y), "fill", "currentColor")
                .set("font-size", "12", "text-anchor", anchor, "opacity", "0.75")
                .set(attributes)
                .text(text));
    }

    /** A straight line. */
    public void line(double x1, double y1, double x2, double y2, String... attributes) {
        drawing.add(tag(
                        "line",
                        "x1",
                        pixels(x1),
                        "y1",
                        pixels(y1),
                        "x2",
                        pixels(x2),
                        "y2",
                        pixels(y2),
                        "stroke",
                        "currentColor")
                .set(attributes));
    }

    /** An open path through points, without filling. */
    public void path(String points, String... attributes) {
        drawing.add(tag("path", "d", points, "fill", "none").set(attributes));
    }

    /** A filled dot that tells its meaning when pointed at. */
    public void dot(double x, double y, double radius, String color, String meaning) {
        drawing.add(circle(x, y, radius, meaning, "fill", color));
    }

    /** A hollow dot that tells its meaning when pointed at. */
    public void ring(double x, double y, double radius, String color, String meaning) {
        drawing.add(circle(
                x, y, radius, meaning, "fill", color, "fill-opacity", "0.08", "stroke", color, "stroke-width", "1.6"));
    }

    private static Element circle(double x, double y, double radius, String meaning, String... attributes) {
        return tag("circle", "cx", pixels(x), "cy", pixels(y), "r", pixels(radius))
                .set(attributes)
                .add(tag("title").text(meaning));
    }

    /** A coordinate as SVG writes it. */
    public static String pixels(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
