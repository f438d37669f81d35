//! How many threads to compute with.
//!
//! llama.cpp's threads wait for each other by spinning, many hundred times a token. Where a thread has no core to itself the others
//! burn theirs waiting for it: on a busy machine of two cores, two threads were measured at a tenth of the speed of one.

use std::time::Duration;

/// How often the machine is looked at; the median decides.
const LOOKS: usize = 5;

/// Threads for a machine as it is now: one for each core that nobody uses, at least one.
pub(super) fn for_this_machine() -> usize {
    let allowed = std::thread::available_parallelism().map_or(1, Into::into);
    let Some(cores) = read("/proc/stat").map(|text| cores(&text)).filter(|cores| *cores > 0) else { return allowed };
    let mut busy: Vec<usize> = (0..LOOKS)
        .filter_map(|_| {
            std::thread::sleep(Duration::from_millis(4));
            running(&read("/proc/loadavg")?)
        })
        .collect();
    busy.sort_unstable();
    busy.get(busy.len() / 2).map_or(allowed, |running| free(cores, *running).min(allowed))
}

fn read(path: &str) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

/// Cores left when `running` threads run, this one among them.
fn free(cores: usize, running: usize) -> usize {
    cores.saturating_sub(running.saturating_sub(1)).max(1)
}

/// The cores of the machine, by `/proc/stat`.
fn cores(stat: &str) -> usize {
    stat.lines().filter(|line| line.strip_prefix("cpu").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))).count()
}

/// The threads that run or wait for a core, by `/proc/loadavg`: the number before the slash.
fn running(loadavg: &str) -> Option<usize> {
    loadavg.split_whitespace().nth(3)?.split_once('/')?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_kernel() {
        assert_eq!(cores("cpu  1 2 3\ncpu0 1 2\ncpu1 1 2\nintr 5\n"), 2);
        assert_eq!(running("0.06 0.19 0.27 3/412 9348\n"), Some(3));
        assert_eq!(running(""), None);
    }

    #[test]
    fn leaves_busy_cores_alone() {
        for (cores, running, threads) in [(2, 1, 2), (2, 0, 2), (2, 2, 1), (2, 9, 1), (16, 5, 12), (1, 1, 1)] {
            assert_eq!(free(cores, running), threads, "{running} running on {cores}");
        }
        assert!(for_this_machine() >= 1);
    }
}
