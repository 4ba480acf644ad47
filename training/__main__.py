"""Builds the reader's model: ``python -m training --help``."""

from __future__ import annotations

import argparse
from pathlib import Path

from training.corpora.wire import OWN_LABELS


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train the network; a stopped run resumes")
    train.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the log")
    export = commands.add_parser("export", help="write the finished run's model into the package")
    export.add_argument("run", type=Path, help="folder of the run")
    ranker = commands.add_parser("participants", help="fit the ranker of participants; after export")
    ranker.add_argument("run", type=Path, help="folder of the run")
    pin = commands.add_parser("pin-labels", help="turn readings that quote words into offsets")
    pin.add_argument("folder", type=Path)
    pin.add_argument("--out", type=Path, default=OWN_LABELS, help="default: %(default)s")
    participants = commands.add_parser("pin-participants", help="the same for words that stand for the gold's actors")
    participants.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    if arguments.command == "train":
        from training.train import train as run

        run(arguments.out)
    elif arguments.command == "export":
        from training.export import export as write

        for name, size in write(arguments.run).items():
            print(f"{name}: {size / 2**20:.1f} MiB")
    elif arguments.command == "participants":
        from training.participants import fit

        print(" ".join(f"{role} {share:.3f}" for role, share in fit(arguments.run).items()))
    elif arguments.command == "pin-labels":
        from training.pin_labels import pin as pin_labels

        print("{} reports, {} labels kept, {} dropped".format(*pin_labels(arguments.folder, arguments.out)))
    elif arguments.command == "pin-participants":
        from training.pin_labels import pin_participants

        print("{} reports, {} words kept, {} dropped".format(*pin_participants(arguments.folder)))


main()
