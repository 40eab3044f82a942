"""Prints the licenses of all that is built into the program: fonts, icons, crates; each text once.

licenses.py HOUSE reads Cargo.lock's tree by `cargo metadata --offline`; crates must be fetched.
"""
import json, pathlib, subprocess, sys

house = pathlib.Path(sys.argv[1])
target = subprocess.run(["rustc", "-vV"], check=True, capture_output=True, text=True).stdout
target = next(line.split()[1] for line in target.splitlines() if line.startswith("host:"))
told = subprocess.run(
    ["cargo", "metadata", "--offline", "--locked", "--format-version=1", "--filter-platform", target],
    check=True, capture_output=True, cwd=house,
)
data = json.loads(told.stdout)
packages = {package["id"]: package for package in data["packages"]}
nodes = {node["id"]: node for node in data["resolve"]["nodes"]}

# What runs in the program: neither tests nor what only builds it.
built, wanted = set(), [data["resolve"]["root"]]
while wanted:
    at = wanted.pop()
    if at in built:
        continue
    built.add(at)
    for needed in nodes[at]["deps"]:
        if any(kind["kind"] is None for kind in needed["dep_kinds"]):
            wanted.append(needed["pkg"])
built.remove(data["resolve"]["root"])

texts, bare = {}, []
for place in ("assets/fonts/OFL-*.txt", "assets/icons/MIT-*.txt"):
    for file in sorted(house.glob(place)):
        texts[file.read_text().strip()] = [f"{file.stem.split('-', 1)[1]} ({file.stem.split('-')[0]})"]
for package in sorted((packages[one] for one in built), key=lambda package: (package["name"], package["version"])):
    name = f"{package['name']} {package['version']} ({package['license']})"
    folder = pathlib.Path(package["manifest_path"]).parent
    words = ("licen", "copying", "notice", "unlicense", "ofl", "ufl")
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.name.lower().startswith(words))
    if not files:
        bare.append(name)
    for file in files:
        text = file.read_text(errors="replace").replace("\r\n", "\n").strip()
        texts.setdefault(text, []).append(name)

print("Copydesk is built with the fonts, icons and crates below. Each text stands once, under those it comes with.")
for text, names in texts.items():
    print("\n" + "=" * 80, *names, "-" * 80, text, sep="\n")
if bare:
    print("\n" + "=" * 80, "These bring no text of their own; the license is the one named:", *bare, sep="\n")
