"""Every rival that docs/rivals.md names runs in the flagship, and every mechanism plays its role in the starter."""
import re
import tomllib

from cli import SOURCE, CommandTest, main

FLAGSHIP = (SOURCE / "scenarios/wagner-2023/scenario.toml").read_text() if SOURCE else ""
OWN = tomllib.loads(FLAGSHIP).get("mechanism", {})
BLOCKS = re.findall(r"```toml\n(.*?)```", (SOURCE / "docs/rivals.md").read_text(), re.S) if SOURCE else []


def with_roles(lines):
    """The flagship with these roles instead of its own, and one claim."""
    roles = {line.split("=")[0].strip() for line in lines}
    head, rest = FLAGSHIP.split("[mechanism]\n", 1)
    own, rest = rest.split("\n[", 1)
    kept = [line for line in own.splitlines() if line.split("=")[0].strip() not in roles]
    return head + "[mechanism]\n" + "\n".join([*lines, *kept]) + '\n[claims]\nkeep = ["C6"]\n[' + rest


class Rivals(CommandTest):
    def judged(self, text):
        (self.place / "rival.toml").write_text(text)
        found = self.json_of("run", "rival.toml", "--budget", 16, "--fresh")
        self.assertEqual(found["failed_runs"], 0, text[-400:])
        return found["claims"][0]

    def test_every_block_of_the_page_is_judged_under_all_it_names(self):
        self.assertGreaterEqual(len(BLOCKS), 13)
        for block in BLOCKS:
            roles = tomllib.loads(block)
            kept = [role for name, role in OWN.items() if name not in roles]  # with the flagship's own rivals
            named = sum(len(role.get("rivals", [])) for role in [*roles.values(), *kept])
            claim = self.judged(with_roles(block.strip().splitlines()))
            self.assertEqual(claim["rivals"]["declared"], named + 1, block)
            for test in claim["tests"]:
                self.assertEqual(len(test["rivals"]), named, block)

    def test_every_mechanism_plays_its_role(self):
        starter = (self.place / "march.toml").read_text()
        for card in self.json_of("mechanisms")["mechanisms"]:
            if card["id"] != "civil_violence":  # a lattice: a hundred times as slow; its own tests run it
                self.judged(f'{starter}\n[mechanism]\n{card["role"]} = {{ use = "{card["id"]}" }}\n')


if __name__ == "__main__":
    main()
