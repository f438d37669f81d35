//! The assignment problem: which rows go to which columns at the least total cost. `align` gives it one small block at a time.

/// A cost that no assignment takes.
const NEVER: i64 = 1 << 40;

/// Blocks with more rows or columns than this are assigned greedily, so that time stays near linear on hostile input.
const EXACT_UP_TO: usize = 48;

/// One possible pair of a row and a column. Costs below nought are worth taking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    /// Less is better.
    pub(super) cost: i64,
    /// Row.
    pub(super) row: usize,
    /// Column.
    pub(super) column: usize,
}

/// The pairs of least total cost among `edges`; each row and column at most once, edges that cost more than nought never.
pub(super) fn assign(edges: &[Edge]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for block in blocks(edges) {
        match block.as_slice() {
            [only] => pairs.extend((only.cost < 0).then_some((only.row, only.column))),
            _ => assign_block(&block, &mut pairs),
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Edges by connected block: what shares a row or a column, directly or through others.
fn blocks(edges: &[Edge]) -> Vec<Vec<Edge>> {
    let rows = edges.iter().map(|edge| edge.row + 1).max().unwrap_or(0);
    let columns = edges.iter().map(|edge| edge.column + 1).max().unwrap_or(0);
    let mut parents: Vec<usize> = (0..rows + columns).collect();
    for edge in edges {
        let (a, b) = (root(&mut parents, edge.row), root(&mut parents, rows + edge.column));
        set(&mut parents, a, b);
    }
    let mut keyed: Vec<(usize, Edge)> = edges.iter().map(|edge| (root(&mut parents, edge.row), *edge)).collect();
    keyed.sort_unstable();
    keyed.chunk_by(|a, b| a.0 == b.0).map(|chunk| chunk.iter().map(|(_, edge)| *edge).collect()).collect()
}

fn get<T: Copy + Default>(list: &[T], at: usize) -> T {
    list.get(at).copied().unwrap_or_default()
}

fn set<T>(list: &mut [T], at: usize, value: T) {
    if let Some(slot) = list.get_mut(at) {
        *slot = value;
    }
}

fn root(parents: &mut [usize], mut at: usize) -> usize {
    while get(parents, at) != at {
        let up = get(parents, get(parents, at));
        set(parents, at, up);
        at = up;
    }
    at
}

fn assign_block(block: &[Edge], pairs: &mut Vec<(usize, usize)>) {
    let distinct = |pick: fn(&Edge) -> usize| {
        let mut all: Vec<usize> = block.iter().map(pick).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (rows, columns) = (distinct(|edge| edge.row), distinct(|edge| edge.column));
    if rows.len().max(columns.len()) > EXACT_UP_TO {
        greedy(block, pairs);
        return;
    }
    // A column of its own for each row, at cost nought: to stay alone.
    let width = columns.len() + rows.len();
    let mut costs = vec![NEVER; rows.len() * width];
    for edge in block {
        if let (Ok(row), Ok(column)) = (rows.binary_search(&edge.row), columns.binary_search(&edge.column)) {
            let at = row * width + column;
            let least = get(&costs, at).min(edge.cost);
            set(&mut costs, at, least);
        }
    }
    for row in 0..rows.len() {
        set(&mut costs, row * width + columns.len() + row, 0);
    }
    for (row, column) in hungarian(&costs, rows.len(), width) {
        if let (Some(row), Some(column)) = (rows.get(row), columns.get(column)) {
            pairs.push((*row, *column));
        }
    }
}

fn greedy(block: &[Edge], pairs: &mut Vec<(usize, usize)>) {
    let mut sorted = block.to_vec();
    sorted.sort_unstable();
    let (mut rows, mut columns) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
    for edge in sorted.iter().filter(|edge| edge.cost < 0) {
        if !rows.contains(&edge.row) && !columns.contains(&edge.column) {
            rows.insert(edge.row);
            columns.insert(edge.column);
            pairs.push((edge.row, edge.column));
        }
    }
}

/// The Hungarian method with potentials (Kuhn 1955, Munkres 1957), rows one by one; `height <= width`. Rows and columns from 0.
fn hungarian(costs: &[i64], height: usize, width: usize) -> Vec<(usize, usize)> {
    let (mut u, mut v) = (vec![0_i64; height + 1], vec![0_i64; width + 1]);
    let (mut matched, mut way) = (vec![0_usize; width + 1], vec![0_usize; width + 1]);
    for row in 1..=height {
        set(&mut matched, 0, row);
        let mut column = 0;
        let mut least = vec![i64::MAX; width + 1];
        let mut used = vec![false; width + 1];
        loop {
            set(&mut used, column, true);
            let here = get(&matched, column);
            let (mut delta, mut next) = (i64::MAX, 0);
            for j in (1..=width).filter(|j| !get(&used, *j)) {
                let reduced = get(costs, (here - 1) * width + j - 1) - get(&u, here) - get(&v, j);
                if reduced < get(&least, j) {
                    set(&mut least, j, reduced);
                    set(&mut way, j, column);
                }
                if get(&least, j) < delta {
                    (delta, next) = (get(&least, j), j);
                }
            }
            for j in 0..=width {
                if get(&used, j) {
                    let owner = get(&matched, j);
                    let (raised, lowered) = (get(&u, owner) + delta, get(&v, j) - delta);
                    set(&mut u, owner, raised);
                    set(&mut v, j, lowered);
                } else if get(&least, j) < i64::MAX {
                    let lowered = get(&least, j) - delta;
                    set(&mut least, j, lowered);
                }
            }
            column = next;
            if get(&matched, column) == 0 {
                break;
            }
        }
        while column != 0 {
            let back = get(&way, column);
            let owner = get(&matched, back);
            set(&mut matched, column, owner);
            column = back;
        }
    }
    (1..=width).filter_map(|j| get(&matched, j).checked_sub(1).map(|row| (row, j - 1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assigned(edges: &[(i64, usize, usize)]) -> Vec<(usize, usize)> {
        let edges: Vec<Edge> = edges.iter().map(|(cost, row, column)| Edge { cost: *cost, row: *row, column: *column }).collect();
        assign(&edges)
    }

    #[test]
    fn the_least_total_wins_over_the_least_edge() {
        assert_eq!(assigned(&[(-10, 0, 0), (-9, 0, 1), (-9, 1, 0), (-1, 1, 1)]), [(0, 1), (1, 0)]);
        assert_eq!(assigned(&[(-5, 3, 7), (4, 3, 8)]), [(3, 7)]);
        assert_eq!(assigned(&[(-5, 0, 0), (-6, 1, 0)]), [(1, 0)]);
        assert_eq!(assigned(&[(2, 0, 0)]), []);
        assert_eq!(assigned(&[]), []);
    }

    #[test]
    fn large_blocks_end() {
        let edges: Vec<_> =
            (0_usize..60).flat_map(|row| (0_usize..60).map(move |column| (-1000 + i64::from(row != column), row, column))).collect();
        assert!(assigned(&edges).iter().all(|(row, column)| row == column));
    }
}
