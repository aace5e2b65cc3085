# Judge of data/spatial: R's spdep and sf on what spdep.test.ts writes into the folder that is named.
suppressMessages({library(sf); library(spdep); library(spData)})
folder <- commandArgs(trailingOnly = TRUE)[1]
file <- function(name) file.path(folder, name)
write <- function(values, name) writeLines(formatC(values, digits = 17, format = "g"), file(name))
asNeighbours <- function(lines) {
  lists <- lapply(strsplit(lines, " "), function(ids) if (length(ids)) sort(as.integer(ids)) else 0L)
  structure(lists, class = "nb", region.id = as.character(seq_along(lists)))
}
links <- function(nb) vapply(nb, function(ids) if (ids[1] == 0) "" else paste(ids, collapse = " "), "")

# Who touches whom, from the outlines themselves.
outlines <- st_read(file("outlines.geojson"), quiet = TRUE)
st_crs(outlines) <- NA
writeLines(links(poly2nb(outlines, queen = TRUE, snap = 1e-9)), file("contiguity.txt"))

# The statistics of a column over the published neighbours, areas without a value left out of everything.
nb <- asNeighbours(readLines(file("neighbours.txt")))
for (name in readLines(file("columns.txt"))) {
  values <- as.numeric(readLines(file(paste0(name, ".values"))))
  has <- !is.na(values)
  some <- subset(nb, has)
  own <- values[has]
  alone <- card(some) == 0
  z <- as.numeric(localG(own, nb2listw(include.self(some), style = "B")))
  moran <- localmoran(own, nb2listw(some, style = "W", zero.policy = TRUE), mlvar = FALSE, zero.policy = TRUE)[, "Ii"]
  whole <- function(part) { part[alone] <- NA; result <- rep(NA_real_, length(values)); result[has] <- part; result }
  write(whole(z), paste0(name, ".z"))
  write(whole(moran), paste0(name, ".moran"))
  p <- as.numeric(readLines(file(paste0(name, ".p"))))
  write(p.adjust(p, "BH"), paste0(name, ".adjusted"))
}

# Columbus as R has it: the fixture of the unit tests.
data(columbus, package = "spData")
write(as.numeric(localG(columbus$CRIME, nb2listw(include.self(col.gal.nb), style = "B"))), "columbus.z")

# Outlines of groups: valid, and every member inside.
groups <- st_read(file("groups.geojson"), quiet = TRUE)
members <- st_read(file("members.geojson"), quiet = TRUE)
st_crs(groups) <- NA
st_crs(members) <- NA
inside <- mapply(function(i) all(st_within(members[members$group == groups$group[i], ], groups[i, ], sparse = FALSE)), seq_len(nrow(groups)))
writeLines(as.character(c(nrow(groups), sum(st_is_valid(groups)), sum(inside))), file("groups.txt"))
