package org.example.extending;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.engine.data.DataException;
import dev.attune.engine.data.DataFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Rows of texts between tabs, with the names of the columns in the first line. */
public final class TabSeparated implements DataFormat {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void read(String name, InputStream in, Rows rows) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String head = reader.readLine();
        if (head == null) {
            throw new DataException(name + " is empty; the first line must name the columns");
        }
        String[] columns = head.split("\t", -1);
        int number = 1;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            String[] cells = line.split("\t", -1);
            if (cells.length != columns.length) {
                throw new DataException(name + ", line " + number + ": " + cells.length + " cells under "
                        + columns.length + " columns");
            }
            ObjectNode row = JSON.createObjectNode();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], cells[i]);
            }
            rows.row(number, row.toString());
        }
    }
}
