package dev.attune.report.html;

import static dev.attune.report.html.Element.tag;

import org.apiguardian.api.API;

/** An attached page that stands alone: one file, no script, nothing loaded from anywhere. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Page {

    private Page() {}

    /**
     * A page with a heading and a line below it.
     *
     * @param width {@code narrow} for reading, {@code wide} for tables
     */
    public static String of(String heading, String subheading, String width, Element... content) {
        return page(tag("head"), heading, subheading, width, content);
    }

    /**
     * The same, of a page that browsers load anew by themselves.
     *
     * @param seconds after how many seconds
     */
    public static String refreshing(int seconds, String heading, String subheading, String width, Element... content) {
        Element refresh = tag("meta", "http-equiv", "refresh", "content", Integer.toString(seconds));
        return page(tag("head").add(refresh), heading, subheading, width, content);
    }

    private static String page(Element head, String heading, String subheading, String width, Element... content) {
        Element html = tag("html", "lang", "en")
                .add(
                        head.add(
                                tag("meta", "charset", "utf-8"),
                                tag("meta", "name", "viewport", "content", "width=device-width, initial-scale=1"),
                                tag("title").text(heading),
                                tag("style").text(Css.PAGE)),
                        tag("body")
                                .add(tag("main", "class", width)
                                        .add(
                                                tag("h1").text(heading),
                                                tag("p", "class", "quiet").text(subheading))
                                        .add(content)));
        return "<!DOCTYPE html>\n" + html + "\n";
    }
}
