//! The first screen: what to do next, soonest first, and who has not been heard from.

use crate::desk::{Desk, Names, of};
use crate::error::AppError;
use crate::present::{count, first_words};
use crate::{action, also_said, concern, intelligence, provider, review, search, sharing, visit};
use cf_domain::calendar::long_date;
use cf_domain::record::{Kind, Summary};
use cf_domain::word::Audience;
use cf_vault::Query;
use cf_wire::{
    ActionFilter, ActionRow, ClockState, ConcernFilter, ConcernRow, HomeView, IntelligenceFilter,
    Paging, SummaryFilter, Task, VisitFilter, VisitRow,
};
use chrono::Days;

/// Rows of each kind: a first screen is not a list.
const FEW: u32 = 5;

/// Visits older than this are no task of the first screen any more.
const RECENT_DAYS: u64 = 30;

/// Records with different answers that the first screen looks at.
const MOST_DIFFERENCES: u32 = 20;

/// The first screen.
///
/// # Errors
/// What the vault says.
pub fn view(desk: &Desk) -> Result<HomeView, AppError> {
    let paging = |limit| Paging { after: None, limit: Some(limit) };
    let visits =
        visit::list(desk, &VisitFilter { paging: paging(20), ..VisitFilter::default() })?.rows;
    let open = ConcernFilter { open: true, paging: paging(50), ..ConcernFilter::default() };
    let mut clocks = concern::list(desk, &open)?.rows;
    clocks.retain(|row| row.clock.is_some());
    let late = ActionFilter { late: true, paging: paging(FEW), ..ActionFilter::default() };
    let late_actions = action::list(desk, &late)?;
    let waiting =
        IntelligenceFilter { undecided: true, paging: paging(50), ..IntelligenceFilter::default() };
    let mut undecided = intelligence::list(desk, &waiting)?;
    undecided.rows.reverse();
    let summaries = review::list_summaries(
        desk,
        &SummaryFilter { paging: paging(FEW), ..SummaryFilter::default() },
    )?
    .rows;
    let today = desk.today();
    let today_visit = visits.iter().find(|row| row.date == Some(today)).cloned();
    let beginner =
        visits.is_empty() && summaries.is_empty() && undecided.unfiltered == 0 && clocks.is_empty();
    let sentence = sentence(&clocks, late_actions.total, undecided.total);
    let tasks = tasks(desk, &visits, &late_actions.rows)?;
    Ok(HomeView {
        sentence,
        beginner,
        today: today_visit,
        tasks,
        clocks,
        late_actions: late_actions.rows,
        late_total: late_actions.total,
        undecided: undecided.rows,
        summaries,
        silent: provider::silent(desk, usize::try_from(FEW).unwrap_or(5))?,
        share_line: sharing::share_line(desk)?,
    })
}

fn sentence(clocks: &[ConcernRow], late: u32, undecided: u32) -> String {
    let past = clocks
        .iter()
        .filter(|row| row.clock.as_ref().is_some_and(|clock| clock.state == ClockState::Late))
        .count();
    let soon = clocks
        .iter()
        .filter(|row| row.clock.as_ref().is_some_and(|clock| clock.state == ClockState::Soon))
        .count();
    let mut said = Vec::new();
    if past > 0 {
        said.push(count(past, "clock is past its day.", "clocks are past their day."));
    }
    if soon > 0 {
        said.push(format!("{} soon.", count(soon, "clock ends", "clocks end")));
    }
    let number = |n: u32| usize::try_from(n).unwrap_or_default();
    if late > 0 {
        said.push(format!("{} late.", count(number(late), "action is", "actions are")));
    }
    if undecided > 0 {
        said.push(format!(
            "{} for a decision.",
            count(number(undecided), "item waits", "items wait")
        ));
    }
    if said.is_empty() {
        "Nothing is late and nothing waits for a decision.".to_owned()
    } else {
        said.join(" ")
    }
}

fn tasks(desk: &Desk, visits: &[VisitRow], late: &[ActionRow]) -> Result<Vec<Task>, AppError> {
    let mut tasks = Vec::new();
    let since = desk.today().checked_sub_days(Days::new(RECENT_DAYS)).unwrap_or_default();
    tasks.extend(visits.iter().filter_map(|row| stage_task(desk, row)).take(3));
    let been = |row: &&VisitRow| row.date.is_some_and(|day| day <= desk.today() || !row.planned);
    let unfinished = visits
        .iter()
        .filter(been)
        .filter(|row| row.published.is_none() && row.date.is_some_and(|day| day >= since));
    for row in unfinished.take(3) {
        let place = place_and_day(row);
        let notes = usize::try_from(row.notes).unwrap_or_default();
        let title = if notes == 0 {
            "Write your notes".to_owned()
        } else {
            format!("Check {} and write the summary", count(notes, "note", "notes"))
        };
        tasks.push(Task {
            title,
            detail: place,
            screen: "review".to_owned(),
            id: Some(row.id),
            clock: None,
        });
    }
    for row in late {
        tasks.push(Task {
            title: first_words(&row.title, 90),
            detail: [row.about.clone(), row.owner.clone()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", "),
            screen: "action".to_owned(),
            id: Some(row.id),
            clock: row.clock.clone(),
        });
    }
    tasks.extend(said_differently(desk)?);
    tasks.extend(half_written(desk)?);
    for request in sharing::requests(desk)? {
        tasks.push(Task {
            title: format!("Let {} in, or not", request.name),
            detail: "Compare six words with them first".to_owned(),
            screen: "space".to_owned(),
            id: None,
            clock: None,
        });
    }
    Ok(tasks)
}

/// The next stage of a visit, when its day is near or past; a visit to come is always one.
fn stage_task(desk: &Desk, row: &VisitRow) -> Option<Task> {
    let next = row.next.as_ref()?;
    let to_come = row.planned && row.date.is_some_and(|day| day > desk.today());
    let presses = next
        .clock
        .as_ref()
        .is_some_and(|clock| matches!(clock.state, ClockState::Late | ClockState::Soon));
    (to_come || presses).then(|| Task {
        title: format!("Next on a visit: {}", next.title.to_lowercase()),
        detail: place_and_day(row),
        screen: "visit".to_owned(),
        id: Some(row.id),
        clock: next.clock.clone(),
    })
}

/// "Cedar Ward, 24 November 2026".
fn place_and_day(row: &VisitRow) -> String {
    let said = [Some(row.title.clone()), row.date.map(long_date)];
    said.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What colleagues said differently, and what was said differently on two computers.
fn said_differently(desk: &Desk) -> Result<Vec<Task>, AppError> {
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let mut tasks = Vec::new();
    for stored in reader.disputed(MOST_DIFFERENCES)? {
        let differences = also_said::differences(desk, &reader, &stored)?;
        let Some(first) = differences.first() else { continue };
        let fields: Vec<&str> = differences.iter().map(|differs| differs.name.as_str()).collect();
        let title = if first.answers.iter().all(|said| said.me) {
            "You said different things on two computers".to_owned()
        } else {
            format!("Choose between {} answers", first.answers.len())
        };
        let about = first_words(&search::title(&reader, &names, &stored)?, 60);
        tasks.push(Task {
            title,
            detail: format!("{about}: {}", fields.join(", ")),
            screen: stored.meta.kind.clone(),
            id: Some(stored.meta.id),
            clock: None,
        });
    }
    Ok(tasks)
}

/// Summaries that were begun for older visits and never published.
fn half_written(desk: &Desk) -> Result<Vec<Task>, AppError> {
    let reader = desk.reader()?;
    let query = Query { audience: Some(Audience::Private), ..Query::of(Kind::Summary, 20) };
    let since = desk.today().checked_sub_days(Days::new(RECENT_DAYS)).unwrap_or_default();
    let mut tasks = Vec::new();
    for stored in reader.list(&query)?.records {
        let draft = of::<Summary>(stored)?;
        let old = draft.record.date.is_some_and(|day| day < since);
        if draft.stored.meta.shared_as.is_none() && old {
            tasks.push(Task {
                title: "Publish or put away a summary".to_owned(),
                detail: [draft.record.place, draft.record.date.map(long_date)]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", "),
                screen: "review".to_owned(),
                id: draft.record.visit,
                clock: None,
            });
        }
    }
    Ok(tasks)
}
