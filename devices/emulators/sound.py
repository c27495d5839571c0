"""A sound device as a program of its own: ``python devices/emulators/sound.py --into FOLDER FILE.wav``.

It takes the place of ``aplay``: what it plays is kept as ``1.wav``, ``2.wav`` …; while ``FOLDER/unplugged`` exists it
fails as aplay does without a card.
"""

import argparse
import shutil
import sys
import wave
from pathlib import Path


def main() -> int:
    """Play one file; 1 when there is no card or the file is no sound."""
    parser = argparse.ArgumentParser(description="An emulated sound device.")
    parser.add_argument("--into", type=Path, required=True, help="the folder in which what was played is kept")
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    if (options.into / "unplugged").exists():
        sys.stderr.write("aplay: main:831: audio open error: No such file or directory\n")
        return 1
    try:
        with wave.open(str(options.file), "rb") as sound:
            sound.readframes(sound.getnframes())
    except (wave.Error, EOFError) as error:
        sys.stderr.write(f"aplay: {error}\n")
        return 1
    count = len(list(options.into.glob("*.wav")))
    shutil.copyfile(options.file, options.into / f"{count + 1}.wav")
    return 0


if __name__ == "__main__":
    sys.exit(main())
