//! Where many machines meet: a folder that they share, or S3 and its like. Every object is written once; a second writer loses nothing.

use std::collections::BTreeSet;
use std::path::Path as FilePath;
use std::sync::Arc;

use futures_util::{StreamExt as _, TryStreamExt as _};
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt as _, PutMode, PutOptions, PutPayload};
use serde::{Deserialize, Serialize};

use super::plan::{Plan, Recipe};
use super::{Error, Outcome};

/// Requests to a store that are under way at once, where many are to be made.
pub const AT_ONCE: usize = 64;

/// The objects of one plan.
#[derive(Clone, Debug)]
pub struct Store {
    objects: Arc<dyn ObjectStore>,
    base: Path,
}

/// What became of a job, with its output: an object under `results/` or `dead/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// What became of it.
    pub outcome: Outcome,
    /// The line of the results, where there is an output.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
}

/// What a worker must know of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// All that results depend on besides the articles.
    pub recipe: Recipe,
    /// Where the service was when the plan was made.
    #[serde(default)]
    pub base_url: Option<String>,
}

fn failed(what: &str) -> impl Fn(object_store::Error) -> Error {
    move |error| Error::Input(format!("cannot {what} in the store: {error}"))
}

impl Store {
    /// Like [`Store::open`]; makes the folder if it is not there.
    pub fn create(place: &str, plan: &str) -> Result<Self, Error> {
        if !place.contains("://") {
            std::fs::create_dir_all(FilePath::new(place)).map_err(Error::file("make", place))?;
        }
        Self::open(place, plan)
    }

    /// The objects of the plan with hash `plan` at `place`: a folder, or an URL such as `s3://bucket/prefix`, whose access the
    /// variables of its vendor tell (`AWS_ACCESS_KEY_ID` and so on).
    pub fn open(place: &str, plan: &str) -> Result<Self, Error> {
        let bad = |error: &dyn std::fmt::Display| {
            Error::Input(format!("`{place}` is no store: give a folder that is there or s3://BUCKET/PREFIX ({error})"))
        };
        let plan: String = plan.chars().take(16).collect();
        if !place.contains("://") {
            let objects = object_store::local::LocalFileSystem::new_with_prefix(place).map_err(|error| bad(&error))?;
            // What was confirmed must outlive the power, as it does in S3.
            return Ok(Self { objects: Arc::new(objects.with_fsync(true)), base: Path::from(plan) });
        }
        let url = reqwest::Url::parse(place).map_err(|error| bad(&error))?;
        crate::provider::endpoint::choose_ciphers();
        let options = std::env::vars().filter(|(name, _)| name.starts_with("AWS_")).map(|(name, value)| (name.to_lowercase(), value));
        let (objects, base) = object_store::parse_url_opts(&url, options).map_err(|error| bad(&error))?;
        Ok(Self { objects: Arc::from(objects), base: base.join(plan) })
    }

    fn at(&self, folder: &str, name: &str) -> Path {
        self.base.clone().join(folder).join(name)
    }

    async fn put(&self, at: &Path, bytes: Vec<u8>) -> Result<bool, Error> {
        let options = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        match self.objects.put_opts(at, PutPayload::from(bytes), options).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::AlreadyExists { .. } | object_store::Error::Precondition { .. }) => Ok(false),
            Err(error) => Err(failed("write")(error)),
        }
    }

    async fn get(&self, at: &Path) -> Result<Option<Vec<u8>>, Error> {
        match self.objects.get(at).await {
            Ok(found) => Ok(Some(found.bytes().await.map_err(failed("read"))?.to_vec())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed("read")(error)),
        }
    }

    /// Puts down what workers must know of `plan`.
    pub async fn put_order(&self, plan: &Plan) -> Result<(), Error> {
        let order = Order { recipe: plan.recipe.clone(), base_url: plan.base_url.clone() };
        self.put(&self.at("plan", "order.json"), serde_json::to_vec(&order).unwrap_or_default()).await.map(drop)
    }

    /// What workers must know of the plan.
    pub async fn order(&self) -> Result<Order, Error> {
        let bytes = self.get(&self.at("plan", "order.json")).await?;
        let missing = || Error::Input("the store does not know this plan: is it the one that `batch submit` was given?".to_owned());
        serde_json::from_slice(&bytes.ok_or_else(missing)?)
            .map_err(|error| Error::Input(format!("the store's order cannot be read: {error}")))
    }

    /// Puts down an article.
    pub async fn put_input(&self, content: &str, bytes: Vec<u8>) -> Result<(), Error> {
        self.put(&self.at("inputs", content), bytes).await.map(drop)
    }

    /// An article.
    pub async fn input(&self, content: &str) -> Result<Option<Vec<u8>>, Error> {
        self.get(&self.at("inputs", content)).await
    }

    /// Puts down what became of a job; false if another was first, whose word then counts.
    pub async fn put_record(&self, kind: Kind, record: &Record) -> Result<bool, Error> {
        let at = self.at(kind.folder(), &format!("{}.json", record.outcome.key));
        self.put(&at, serde_json::to_vec(record).unwrap_or_default()).await
    }

    /// What became of a job.
    pub async fn record(&self, kind: Kind, key: &str) -> Result<Option<Record>, Error> {
        let bytes = self.get(&self.at(kind.folder(), &format!("{key}.json"))).await?;
        Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
    }

    /// What became of these jobs, in their order; `None` where there is no record.
    pub fn records<'a>(
        &'a self,
        kind: Kind,
        keys: impl Iterator<Item = Result<String, Error>> + Send + 'a,
    ) -> impl futures_util::Stream<Item = Result<Option<Record>, Error>> + 'a {
        futures_util::stream::iter(keys).map(move |key| async move { self.record(kind, &key?).await }).buffered(AT_ONCE)
    }

    /// Notes that a worker begins a job that was delivered before.
    pub async fn begin(&self, key: &str, delivery: i64) -> Result<(), Error> {
        self.put(&self.at("begun", key).join(delivery.to_string()), Vec::new()).await.map(drop)
    }

    /// Takes the note back: the job had no part in that the worker came to no end.
    pub async fn give_back(&self, key: &str, delivery: i64) -> Result<(), Error> {
        self.remove(&self.at("begun", key).join(delivery.to_string())).await
    }

    /// How many notes there are that workers began the job.
    pub async fn begun(&self, key: &str) -> Result<u32, Error> {
        Ok(u32::try_from(self.list(&self.at("begun", key)).await?.len()).unwrap_or(u32::MAX))
    }

    /// Takes a dead letter away, so that its job can be tried again.
    pub async fn revive(&self, key: &str) -> Result<(), Error> {
        for note in self.list(&self.at("begun", key)).await? {
            self.remove(&note).await?;
        }
        self.remove(&self.at(Kind::Dead.folder(), &format!("{key}.json"))).await
    }

    async fn remove(&self, at: &Path) -> Result<(), Error> {
        match self.objects.delete(at).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(failed("remove")(error)),
        }
    }

    async fn list(&self, folder: &Path) -> Result<Vec<Path>, Error> {
        self.objects.list(Some(folder)).map(|found| Ok(found.map_err(failed("list"))?.location)).try_collect().await
    }

    /// The keys of all jobs that have a record of this kind.
    pub async fn keys(&self, kind: Kind) -> Result<BTreeSet<String>, Error> {
        let folder = self.base.clone().join(kind.folder());
        let found = self.objects.list(Some(&folder)).map(|found| Ok::<_, Error>(found.map_err(failed("list"))?.location));
        found
            .try_fold(BTreeSet::new(), async |mut keys, at| {
                keys.extend(at.filename().and_then(|name| name.strip_suffix(".json")).map(str::to_owned));
                Ok(keys)
            })
            .await
    }
}

/// Kinds of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The job ended.
    Result,
    /// The job was given up, and the record says why.
    Dead,
}

impl Kind {
    const fn folder(self) -> &'static str {
        match self {
            Self::Result => "results",
            Self::Dead => "dead",
        }
    }
}
