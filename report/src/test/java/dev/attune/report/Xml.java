package dev.attune.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads what the report writes with a parser that forgives nothing. */
public final class Xml {

    private Xml() {}

    static Document parse(String markup) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(markup.replace("<!DOCTYPE html>\n", ""))));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + markup, e);
        }
    }

    public static String text(String markup) {
        return parse(markup).getDocumentElement().getTextContent();
    }

    /** The names of all attributes. */
    static Set<String> attributes(String markup) {
        Set<String> names = new TreeSet<>();
        for (Element element : elements(markup, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                names.add(element.getAttributes().item(i).getNodeName());
            }
        }
        return names;
    }

    public static List<Element> elements(String markup, String name) {
        NodeList nodes = parse(markup).getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
